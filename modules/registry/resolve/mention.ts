import type { DataContract } from '../contract/data-contract.ts';
import type { StandardRow } from '../intake/check-row.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import type { LinkRecord } from '../linkage/linker.ts';
import type { Secrets } from '../people/secrets.ts';
import { FOUNDS } from './link-node.ts';
import type { PersonColumn } from './person-spec.ts';

/** How a row speaks of a person. Rows with equal `text` are one node. */
export interface Mention {
  text: string;
  founds: number;
  secrets: Secrets;
}

/** How a row speaks of a person; `undefined` when it names nobody. */
export function mentionOf(row: StandardRow, contract: DataContract): Mention | undefined {
  const { subject: roles } = contract;
  const { name, birthDate, sex, villageCode, householdNumber, phone } = row.subject;
  const idNumber = roles.idNumber === undefined ? undefined : row.identity[roles.idNumber];
  if (roles.name === undefined || (name === undefined && idNumber === undefined)) return undefined;
  // Words without a valid number may mean several people: those of other datasets are other words.
  const apart = contract.formsHouseholds || row.subject.idNumber === undefined;
  const parts = [idNumber, name, birthDate, sex, villageCode, phone, householdNumber];
  return {
    text: JSON.stringify([apart ? contract.dataset : null, ...parts.map((part) => part ?? null)]),
    founds: foundsOf(row, contract),
    secrets: {
      ...(idNumber === undefined ? {} : { idNumber }),
      ...(phone === undefined ? {} : { phone }),
    },
  };
}

/** A row of the register founds a person, and so do name, birth date and village; an ID number only with a name. */
function foundsOf({ subject }: StandardRow, { formsHouseholds }: DataContract): number {
  const { name, partialName, birthDate, villageCode, idNumber } = subject;
  if (name === undefined || partialName) return FOUNDS.nobody;
  if (birthDate !== undefined && villageCode !== undefined) return FOUNDS.always;
  if (idNumber !== undefined) return FOUNDS.byIdNumber;
  return formsHouseholds ? FOUNDS.always : FOUNDS.nobody;
}

/** What a stored node says, in the columns of the registry's spec. */
export function linkRecordOf(
  node: { id: string; content: Readonly<Record<string, RecordValue>> },
  contract: DataContract,
  secrets: Secrets,
): LinkRecord {
  const { subject } = contract;
  const cell = (column: string | undefined): string | null => {
    const value = column === undefined ? null : node.content[column];
    return typeof value === 'string' ? value : null;
  };
  const values: Readonly<Record<PersonColumn, string | null>> = {
    name: cell(subject.name),
    idNumber: secrets.idNumber ?? null,
    birthDate: cell(subject.birthDate),
    sex: cell(subject.sex),
    village: cell(subject.village),
    phone: secrets.phone ?? null,
    householdNumber: cell(subject.householdNumber),
  };
  return { id: node.id, source: contract.dataset, values };
}
