import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { StandardRow, Subject } from '../intake/check-row.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { createDirectory, type Directory } from './directory.ts';
import { householdsByNumber, membersOf } from './household-store.ts';
import { joinPerson, type Evidence, type Join } from './join-person.ts';
import { openSecrets, seal } from './secrets.ts';
import { adoptId, insertPersons, personsById, personsByIdLookup, personsByTraits } from './person-store.ts';
import type { PersonRow } from './person-table.ts';

/** One row that looks for its person, with the person of its earlier version. */
export interface Seeker {
  row: StandardRow;
  earlierPersonId: string | null;
}

/** What came out for a row; `person` is absent when nobody could be found. */
export interface Joined {
  join: Join;
  person?: PersonRow;
  idLookup?: string;
}

interface Needs {
  vault: Vault;
  batchId: string;
  now: number;
  /** Rows of the household register found a person even without birth date and village. */
  formsHouseholds: boolean;
}

/** Finds or founds the person of every row, in the order of the rows, and stores the founded ones. */
export async function joinPortion(tx: Tx, needs: Needs, seekers: readonly Seeker[]): Promise<Joined[]> {
  const evidence = seekers.map(({ row }) => evidenceOf(needs.vault, row.subject));
  const { directory, households } = await candidatesOf(tx, seekers, evidence);
  const founded: PersonRow[] = [];
  const joined: Joined[] = [];
  for (const [index, { row, earlierPersonId }] of seekers.entries()) {
    const own = evidence[index] ?? { partialName: false };
    const earlier = directory.person(earlierPersonId);
    const byId = directory.byId(own.idLookup);
    const join = joinPerson(
      own,
      {
        ...(earlier ? { earlier } : {}),
        ...(byId ? { byId } : {}),
        byTraits: directory.byTraits(own.traitsLookup),
        ofHousehold: households.get(row.subject.householdNumber ?? '') ?? [],
      },
      needs.formsHouseholds || own.traitsLookup !== undefined,
    );
    const person = await personOf(tx, needs, {
      join,
      evidence: own,
      subject: row.subject,
      directory,
      founded,
    });
    joined.push({
      join,
      ...(person ? { person } : {}),
      ...(own.idLookup === undefined ? {} : { idLookup: own.idLookup }),
    });
  }
  await insertPersons(tx, founded);
  return joined;
}

interface Decision {
  join: Join;
  evidence: Evidence;
  subject: Subject;
  directory: Directory;
  founded: PersonRow[];
}

async function personOf(tx: Tx, needs: Needs, decision: Decision): Promise<PersonRow | undefined> {
  const { join, evidence, subject, directory, founded } = decision;
  if (join.kind === 'nobody') return undefined;
  if (join.kind === 'new') {
    const person = found(needs, { evidence, subject, withId: join.withId });
    directory.add(person);
    founded.push(person);
    return person;
  }
  const { person } = join;
  if (join.adoptsId && evidence.idLookup !== undefined && subject.idNumber !== undefined) {
    const secrets = { ...openSecrets(needs.vault, person), idNumber: subject.idNumber };
    const id = { idLookup: evidence.idLookup, sealed: seal(needs.vault, person.id, secrets) ?? '' };
    // A person founded in this portion is not stored yet and takes the number along.
    if (founded.includes(person) || (await adoptId(tx, person.id, id))) directory.adopt(person, id);
  }
  return person;
}

function found(
  { vault, batchId, now }: Needs,
  about: { evidence: Evidence; subject: Subject; withId: boolean },
): PersonRow {
  const { evidence, subject, withId } = about;
  const id = newId('per');
  const told = toldOf(subject, withId);
  return {
    id,
    name: subject.name ?? '',
    sex: told.sex ?? null,
    birthDate: told.birthDate ?? null,
    villageCode: subject.villageCode ?? null,
    idLookup: (withId ? evidence.idLookup : undefined) ?? null,
    sealed: seal(vault, id, given({ idNumber: told.idNumber, phone: subject.phone })),
    phoneLookup: subject.phone === undefined ? null : keyedHash(vault, 'phone', subject.phone),
    traitsLookup: traitsLookup(vault, subject, told.birthDate ?? null) ?? null,
    batchId,
    createdAt: now,
  };
}

/** What a borrowed or missing number says is not about this person; a valid one knows the birth date best. */
function toldOf(subject: Subject, withId: boolean): { idNumber?: string; birthDate?: string; sex?: string } {
  const { idNumber, idBirthDate, idSex, birthDate, sex } = subject;
  if (!withId) return given({ birthDate, sex });
  return given({ idNumber, birthDate: idBirthDate ?? birthDate, sex: sex ?? idSex });
}

/** Leaves out what is not there. */
function given<Key extends string>(
  values: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  const present_: Partial<Record<Key, string>> = {};
  for (const key of Object.keys(values) as Key[]) {
    const value = values[key];
    if (value !== undefined) present_[key] = value;
  }
  return present_;
}

function evidenceOf(vault: Vault, subject: Subject): Evidence {
  const traits = traitsLookup(vault, subject, subject.birthDate ?? subject.idBirthDate ?? null);
  return {
    partialName: subject.partialName,
    ...(subject.idNumber === undefined ? {} : { idLookup: keyedHash(vault, 'id-number', subject.idNumber) }),
    ...(subject.name === undefined ? {} : { name: subject.name }),
    ...(subject.birthDate === undefined ? {} : { ownBirthDate: subject.birthDate }),
    ...(traits === undefined ? {} : { traitsLookup: traits }),
  };
}

/** Name, birth date and village together; `undefined` when one is missing or the name has unknown characters. */
function traitsLookup(vault: Vault, subject: Subject, birthDate: string | null): string | undefined {
  const { name, partialName, villageCode } = subject;
  if (name === undefined || partialName || birthDate === null || villageCode === undefined) return undefined;
  return keyedHash(vault, 'traits', `${name.normalize('NFKC')}|${birthDate}|${villageCode}`);
}

interface Found {
  directory: Directory;
  /** Members by household number, for rows that have nothing better. */
  households: Map<string, PersonRow[]>;
}

async function candidatesOf(
  tx: Tx,
  seekers: readonly Seeker[],
  evidence: readonly Evidence[],
): Promise<Found> {
  const idLookups = present(evidence.map(({ idLookup }) => idLookup));
  const traits = present(evidence.map(({ traitsLookup: lookup }) => lookup));
  const earlier = present(seekers.map(({ earlierPersonId }) => earlierPersonId ?? undefined));
  const known = [
    ...(await personsByIdLookup(tx, idLookups)),
    ...(await personsByTraits(tx, traits)),
    ...(await personsById(tx, earlier)),
  ];
  const directory = createDirectory(sorted(known));
  return { directory, households: await membersByNumber(tx, directory, seekers) };
}

async function membersByNumber(
  tx: Tx,
  directory: Directory,
  seekers: readonly Seeker[],
): Promise<Map<string, PersonRow[]>> {
  const numbers = present(
    seekers
      .filter(({ row }) => row.subject.idNumber === undefined)
      .map(({ row }) => row.subject.householdNumber),
  );
  const households = await householdsByNumber(tx, numbers);
  const numberOf = new Map(households.map(({ id, number }) => [id, number]));
  const members = await membersOf(tx, [...numberOf.keys()]);
  const persons = await personsById(tx, present(members.map(({ personId }) => personId)));
  for (const person of sorted(persons)) directory.add(person);
  const byNumber = new Map<string, PersonRow[]>();
  for (const { householdId, personId } of members) {
    const number = numberOf.get(householdId) ?? '';
    const person = directory.person(personId);
    const before = byNumber.get(number) ?? [];
    if (person && !before.includes(person)) byNumber.set(number, [...before, person]);
  }
  return byNumber;
}

/** The database gives no order of its own; joining must not depend on it. */
function sorted(persons: readonly PersonRow[]): PersonRow[] {
  return [...persons].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function present(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}
