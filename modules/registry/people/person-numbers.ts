import type { Vault } from '../../kernel/vault.ts';
import type { RecordView } from '../records/records-view.ts';
import { maskIdNumber, maskPhone, readIdNumber } from '../values/id-number.ts';
import type { Numbers } from './golden-person.ts';
import type { PersonRow } from './person-table.ts';
import { openSecrets } from './secrets.ts';

/** What the records of a person say of ID number and phone, masked; the clear numbers never leave the vault. */
export function numbersOf(
  vault: Vault,
  person: Pick<PersonRow, 'id' | 'sealed' | 'idLookup' | 'batchId'>,
): (record: RecordView) => Numbers {
  const { idNumber, phone } = openSecrets(vault, person);
  const read = idNumber === undefined ? undefined : readIdNumber(idNumber);
  return (record) => ({ ...idOf(record), ...phoneOf(record) });

  function idOf({ idLookup }: RecordView): Pick<Numbers, 'idNumber'> {
    if (idLookup === null) return {};
    if (idLookup !== person.idLookup || read?.number === undefined) return {};
    const { number, birthDate, sex } = read;
    return { idNumber: { key: idLookup, shown: maskIdNumber(number), birthDate, sex } };
  }

  // Only the phone that founded the person is kept.
  function phoneOf({ batchId }: RecordView): Pick<Numbers, 'phone'> {
    if (phone === undefined || batchId !== person.batchId) return {};
    return { phone: { key: 'founding', shown: maskPhone(phone) } };
  }
}
