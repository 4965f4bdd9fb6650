import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import { personTable, type JoinCaseRow, type PersonRow } from './person-table.ts';

const SELECT = `SELECT id, name, sex, birth_date AS birthDate, village_code AS villageCode, id_lookup AS idLookup,
  sealed, phone_lookup AS phoneLookup, traits_lookup AS traitsLookup, batch_id AS batchId, created_at AS createdAt
  FROM registry_person WHERE`;

export function personsByIdLookup(tx: Tx, lookups: readonly string[]): Promise<PersonRow[]> {
  return selectIn<PersonRow>(tx, SELECT, 'id_lookup', lookups);
}

export function personsByTraits(tx: Tx, lookups: readonly string[]): Promise<PersonRow[]> {
  return selectIn<PersonRow>(tx, SELECT, 'traits_lookup', lookups);
}

/** No index: only asked for a person without a household. */
export function personsByPhone(tx: Tx, lookups: readonly string[]): Promise<PersonRow[]> {
  return selectIn<PersonRow>(tx, SELECT, 'phone_lookup', lookups);
}

export function personsById(tx: Tx, ids: readonly string[]): Promise<PersonRow[]> {
  return selectIn<PersonRow>(tx, SELECT, 'id', ids);
}

export function insertPersons(tx: Tx, persons: readonly PersonRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_person',
    [
      'id',
      'name',
      'sex',
      'birth_date',
      'village_code',
      'id_lookup',
      'sealed',
      'phone_lookup',
      'traits_lookup',
      'batch_id',
      'created_at',
    ],
    persons.map((row) => [
      row.id,
      row.name,
      row.sex,
      row.birthDate,
      row.villageCode,
      row.idLookup,
      row.sealed,
      row.phoneLookup,
      row.traitsLookup,
      row.batchId,
      row.createdAt,
    ]),
  );
}

/** Gives a person without an ID number this one; false when it has got another meanwhile. */
export async function adoptId(
  tx: Tx,
  personId: string,
  id: { idLookup: string; sealed: string },
): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(personTable)
    .set(id)
    .where('id = :personId AND id_lookup IS NULL', { personId })
    .execute();
  return affected === 1;
}

export function insertCases(tx: Tx, cases: readonly JoinCaseRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_join_case',
    ['id', 'kind', 'record_id', 'person_id', 'batch_id', 'state', 'opened_at'],
    cases.map((row) => [row.id, row.kind, row.recordId, row.personId, row.batchId, row.state, row.openedAt]),
  );
}
