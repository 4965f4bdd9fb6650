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
import { personNow, personsWithIdNumber } from './person-view.ts';

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
  const ids = await personsWithIdNumber(tx, keyedHash(needs.vault, 'id-number', id.number));
  const files = await filesOf(tx, needs, ids);
  return [...files.values()].find((file) => {
    const agreement = nameAgreement(name.name, file.name);
    return agreement === 'equal' || agreement === 'homophone' || agreement === 'partial';
  });
}

/** A person whom a published record mentions; an id of before a merge finds who the person is now. */
export async function personFile(
  tx: Tx,
  needs: PersonNeeds,
  personId: string,
): Promise<PersonFile | undefined> {
  const id = await personNow(tx, personId);
  return (await filesOf(tx, needs, [id])).get(id);
}

/** A household with members now, the one head first. */
export async function householdFile(
  tx: Tx,
  needs: PersonNeeds,
  householdId: string,
): Promise<HouseholdFile | undefined> {
  const members = await membersAt(tx, householdId, NOW);
  if (members.length === 0) return undefined;
  const files = await filesOf(
    tx,
    needs,
    members.map(({ personId }) => personId),
  );
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

/** Each attribute of a person with the file and row it comes from, the values that lost behind the one that counts. */
export async function provenanceOf(tx: Tx, needs: PersonNeeds, personId: string): Promise<Attributes> {
  return weighed(needs, await recordsOfPersons(tx, [await personNow(tx, personId)], NOW));
}

/** The attributes of one person from its records. */
export function weighed(
  { clock, vault, contracts }: PersonNeeds,
  records: readonly RecordView[],
): Attributes {
  const needs = { contracts, today: chinaDate(clock.now()), numbersOf: numbersOf(vault) };
  return personAttributes(records, needs);
}

/** The files of persons; those whom no published record mentions are left out. */
export async function filesOf(
  tx: Tx,
  needs: PersonNeeds,
  personIds: readonly string[],
): Promise<Map<string, PersonFile>> {
  const ids = [...new Set(personIds)];
  const records = await recordsOfPersons(tx, ids, NOW);
  const households = await householdsOfPersons(tx, ids);
  const files = new Map<string, PersonFile>();
  for (const id of ids) {
    const own = records.filter(({ personId }) => personId === id);
    if (own.length === 0) continue;
    const attributes = weighed(needs, own);
    files.set(id, { ...described(id, attributes), ...placed(attributes, households.get(id), needs) });
  }
  return files;
}

function described(personId: string, attributes: Attributes): PersonFile {
  const sex = best(attributes.sex);
  const birthDate = best(attributes.birthDate);
  const maskedIdNumber = best(attributes.idNumber);
  const file: PersonFile = {
    personId,
    name: best(attributes.name) ?? '',
    deceased: standing(attributes.deceased)?.value === true,
  };
  if (sex === 'male' || sex === 'female') file.sex = sex;
  if (birthDate !== undefined) file.birthDate = birthDate;
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
