import { chinaDate, type Clock } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { recordsOfPersons, type RecordView } from '../records/records-view.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { readIdNumber } from '../values/id-number.ts';
import { nameAgreement } from '../values/name-agreement.ts';
import { readPersonName } from '../values/person-name.ts';
import { electHead, type HeadElection } from './elect-head.ts';
import { personAttributes, standing, type Attribute, type Attributes } from './golden-person.ts';
import { householdsOfPersons, membersAt, NOW, type MemberView } from './household-view.ts';
import { numbersOf } from './person-numbers.ts';
import { personsById, personsByIdLookup } from './person-store.ts';
import type { PersonRow } from './person-table.ts';

/** What the registry tells about a person; never an ID number or phone in the clear. */
export interface PersonFile {
  personId: string;
  name: string;
  maskedIdNumber?: string;
  sex?: 'male' | 'female';
  birthDate?: string;
  deceased: boolean;
  householdId?: string;
  villageCode?: string;
  villageName?: string;
}

export interface HouseholdFile {
  householdId: string;
  villageCode: string;
  villageName: string;
  members: { personId: string; name: string; relation: string; head: boolean; birthDate?: string }[];
}

export interface PersonNeeds {
  clock: Clock;
  vault: Vault;
  contracts: Contracts;
  villageName: (code: string) => string;
}

/** The person with this valid ID number whose name agrees as well; `undefined` otherwise. */
export async function findPerson(
  tx: Tx,
  needs: PersonNeeds,
  by: { idNumber: string; name: string },
): Promise<PersonFile | undefined> {
  const id = readIdNumber(by.idNumber);
  const name = readPersonName(by.name);
  if (id.number === undefined || !id.valid || !name || name.partial) return undefined;
  const [row] = await personsByIdLookup(tx, [keyedHash(needs.vault, 'id-number', id.number)]);
  const file = row && (await filesOf(tx, needs, [row])).get(row.id);
  if (!file) return undefined;
  const agreement = nameAgreement(name.name, file.name);
  return agreement === 'equal' || agreement === 'homophone' || agreement === 'partial' ? file : undefined;
}

/** A person whom a published record mentions. */
export async function personFile(
  tx: Tx,
  needs: PersonNeeds,
  personId: string,
): Promise<PersonFile | undefined> {
  const rows = await personsById(tx, [personId]);
  return (await filesOf(tx, needs, rows.slice(0, 1))).get(personId);
}

/** A household with members now, the one head first. */
export async function householdFile(
  tx: Tx,
  needs: PersonNeeds,
  householdId: string,
): Promise<HouseholdFile | undefined> {
  const members = await membersAt(tx, householdId, NOW);
  if (members.length === 0) return undefined;
  const rows = await personsById(
    tx,
    members.map(({ personId }) => personId),
  );
  const files = await filesOf(tx, needs, rows);
  const head = headOf(members, files, chinaDate(needs.clock.now()));
  const ordered = [...members].sort(
    (a, b) => Number(b.personId === head?.personId) - Number(a.personId === head?.personId),
  );
  const villageCode = ordered.find((member) => member.villageCode !== null)?.villageCode ?? '';
  return {
    householdId,
    villageCode,
    villageName: needs.villageName(villageCode),
    members: ordered.map(({ personId, relation }) => {
      const file = files.get(personId);
      const birthDate = file?.birthDate === undefined ? {} : { birthDate: file.birthDate };
      return { personId, name: file?.name ?? '', relation, head: personId === head?.personId, ...birthDate };
    }),
  };
}

/** The one head of the members on a day. */
export function headOf(
  members: readonly MemberView[],
  files: ReadonlyMap<string, { birthDate?: string }>,
  onDate: string,
): HeadElection | undefined {
  const candidates = members.map(({ personId, relation, validFrom }) => {
    const birthDate = files.get(personId)?.birthDate;
    return { personId, relation, validFrom, ...(birthDate === undefined ? {} : { birthDate }) };
  });
  return electHead(candidates, onDate);
}

/** The attributes of one person from its records. */
export function weighed(
  { clock, vault, contracts }: PersonNeeds,
  row: Parameters<typeof numbersOf>[1],
  records: readonly RecordView[],
): Attributes {
  const needs = { contracts, today: chinaDate(clock.now()), numbersOf: numbersOf(vault, row) };
  return personAttributes(records, needs);
}

/** The files of persons; those whom no published record mentions are left out. */
export async function filesOf(
  tx: Tx,
  needs: PersonNeeds,
  rows: readonly PersonRow[],
): Promise<Map<string, PersonFile>> {
  const ids = [...new Set(rows.map(({ id }) => id))];
  const records = await recordsOfPersons(tx, ids, NOW);
  const households = await householdsOfPersons(tx, ids);
  const files = new Map<string, PersonFile>();
  for (const row of rows) {
    const own = records.filter(({ personId }) => personId === row.id);
    if (own.length === 0) continue;
    const attributes = weighed(needs, row, own);
    files.set(row.id, {
      ...described(row, attributes),
      ...placed(attributes, households.get(row.id), needs),
    });
  }
  return files;
}

function described(row: PersonRow, attributes: Attributes): PersonFile {
  const sex = best(attributes.sex) ?? row.sex;
  const birthDate = best(attributes.birthDate) ?? row.birthDate;
  const maskedIdNumber = best(attributes.idNumber);
  const file: PersonFile = {
    personId: row.id,
    name: best(attributes.name) ?? row.name,
    deceased: standing(attributes.deceased)?.value === true,
  };
  if (sex === 'male' || sex === 'female') file.sex = sex;
  if (birthDate !== null) file.birthDate = birthDate;
  if (maskedIdNumber !== undefined) file.maskedIdNumber = maskedIdNumber;
  return file;
}

function best(attributes: readonly Attribute[]): string | undefined {
  const value = standing(attributes)?.value;
  return typeof value === 'string' ? value : undefined;
}

function placed(
  attributes: Attributes,
  household: { householdId: string; villageCode: string | null } | undefined,
  { villageName }: PersonNeeds,
): Pick<PersonFile, 'householdId' | 'villageCode' | 'villageName'> {
  const village = household?.villageCode ?? standing(attributes.village)?.value;
  return {
    ...(household ? { householdId: household.householdId } : {}),
    ...(typeof village === 'string' ? { villageCode: village, villageName: villageName(village) } : {}),
  };
}
