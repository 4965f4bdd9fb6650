import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { recordsOfPersons } from '../records/records-view.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { maskIdNumber, readIdNumber } from '../values/id-number.ts';
import { nameAgreement } from '../values/name-agreement.ts';
import { readPersonName } from '../values/person-name.ts';
import { personAttributes, type Attribute, type Attributes } from './golden-person.ts';
import { householdsOfPersons, membersAt, NOW } from './household-view.ts';
import { personsById, personsByIdLookup } from './person-store.ts';
import type { PersonRow } from './person-table.ts';
import { openSecrets } from './secrets.ts';

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

/** A household with members now, head first. */
export async function householdFile(
  tx: Tx,
  needs: PersonNeeds,
  householdId: string,
): Promise<HouseholdFile | undefined> {
  const members = await membersAt(tx, householdId, NOW);
  const [first] = members;
  if (!first) return undefined;
  const rows = await personsById(
    tx,
    members.map(({ personId }) => personId),
  );
  const files = await filesOf(tx, needs, rows);
  const villageCode = first.villageCode ?? members.find((m) => m.villageCode !== null)?.villageCode ?? '';
  return {
    householdId,
    villageCode,
    villageName: needs.villageName(villageCode),
    members: members.map(({ personId, relation, head }) => {
      const file = files.get(personId);
      const birthDate = file?.birthDate === undefined ? {} : { birthDate: file.birthDate };
      return { personId, name: file?.name ?? '', relation, head, ...birthDate };
    }),
  };
}

/** Each attribute of a person with the file and row it comes from, the values that lost behind the one that counts. */
export async function provenanceOf(tx: Tx, needs: PersonNeeds, personId: string): Promise<Attributes> {
  return personAttributes(await recordsOfPersons(tx, [personId], NOW), needs.contracts);
}

async function filesOf(
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
    const attributes = personAttributes(own, needs.contracts);
    files.set(row.id, {
      ...described(row, attributes, needs),
      ...placed(attributes, households.get(row.id), needs),
    });
  }
  return files;
}

function described(row: PersonRow, attributes: Attributes, { vault }: PersonNeeds): PersonFile {
  const { idNumber } = openSecrets(vault, row);
  const sex = best(attributes.sex) ?? row.sex;
  // A valid ID number is better evidence of the birth date than any cell.
  const birthDate = row.idLookup === null ? (best(attributes.birthDate) ?? row.birthDate) : row.birthDate;
  const file: PersonFile = {
    personId: row.id,
    name: best(attributes.name) ?? row.name,
    deceased: attributes.deceased[0]?.value === true,
  };
  if (sex === 'male' || sex === 'female') file.sex = sex;
  if (birthDate !== null) file.birthDate = birthDate;
  if (idNumber !== undefined) file.maskedIdNumber = maskIdNumber(idNumber);
  return file;
}

function best(attributes: readonly Attribute[]): string | undefined {
  const value = attributes[0]?.value;
  return typeof value === 'string' ? value : undefined;
}

function placed(
  attributes: Attributes,
  household: { householdId: string; villageCode: string | null } | undefined,
  { villageName }: PersonNeeds,
): Pick<PersonFile, 'householdId' | 'villageCode' | 'villageName'> {
  const village = household?.villageCode ?? attributes.village[0]?.value;
  return {
    ...(household ? { householdId: household.householdId } : {}),
    ...(typeof village === 'string' ? { villageCode: village, villageName: villageName(village) } : {}),
  };
}
