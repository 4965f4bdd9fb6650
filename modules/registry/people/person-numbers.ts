import type { Vault } from '../../kernel/vault.ts';
import type { RecordView } from '../records/records-view.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { maskIdNumber, maskPhone, readIdNumber } from '../values/id-number.ts';
import type { Numbers } from './golden-person.ts';
import { openSecrets } from './secrets.ts';

/** What records say of ID number and phone, masked; the clear numbers never leave the vault. */
export function numbersOf(vault: Vault): (record: RecordView) => Numbers {
  const opened = new Map<string, Numbers>();
  return (record) => {
    const { nodeId } = record;
    if (nodeId === null) return {};
    const before = opened.get(nodeId);
    if (before) return before;
    const numbers = read(vault, { ...record, nodeId });
    opened.set(nodeId, numbers);
    return numbers;
  };
}

function read(vault: Vault, { nodeId, sealed, idLookup }: RecordView & { nodeId: string }): Numbers {
  const { idNumber, phone } = openSecrets(vault, { id: nodeId, sealed });
  const id = idNumber === undefined || idLookup === null ? undefined : readIdNumber(idNumber);
  const numbers: Numbers = {};
  if (id?.number !== undefined && idLookup !== null) {
    const { number, birthDate, sex } = id;
    numbers.idNumber = { key: idLookup, shown: maskIdNumber(number), birthDate, sex };
  }
  if (phone !== undefined) numbers.phone = { key: keyedHash(vault, 'phone', phone), shown: maskPhone(phone) };
  return numbers;
}
