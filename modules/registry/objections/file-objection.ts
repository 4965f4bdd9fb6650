import { newId } from '../../kernel/id.ts';
import { absent, conflict, invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { boundAgencies } from '../agencies/agency-store.ts';
import { householdsOfPersons, NOW } from '../people/household-view.ts';
import { householdNumber, recordOfKey, recordVersion, type RecordView } from '../records/records-view.ts';
import { ANSWER_WITHIN } from './objection.ts';
import { sealWords, type ObjectionNeeds } from './objection-needs.ts';
import { insertObjection, openObjectionOn } from './objection-store.ts';
import type { ObjectionRow } from './objection-table.ts';
import { tellOpened } from './tell-objection.ts';

export interface NewObjection {
  personId: string;
  accountId: string;
  assistedBy?: string;
  recordId: string;
  column: string;
  claim: string;
  note?: string;
}

/** Columns whose values stand in no record's content. */
const SEALED_TYPES: readonly string[] = ['id-number', 'phone'];

/**
 * Files an objection to one value of a record about the person or its household as a whole, and freezes the value; 404 for
 * a record that is not the person's, 422 `column-unknown` or `value-absent`, 409 `value-changed` or `objection-open`.
 */
export async function fileObjection(tx: Tx, needs: ObjectionNeeds, ask: NewObjection): Promise<ObjectionRow> {
  const householdId = (await householdsOfPersons(tx, [ask.personId])).get(ask.personId)?.householdId;
  const record = await ownRecord(tx, ask, householdId);
  checkValue(needs, record, ask.column);
  const row = await newRow(tx, needs, { ask, record, householdId });
  if (!(await insertObjection(tx, row))) {
    const open = row.openKey === null ? undefined : await openObjectionOn(tx, row.openKey);
    throw conflict('objection-open', 'This value is under objection already.', {
      ...(open?.personId === ask.personId ? { objectionId: open.id } : {}),
    });
  }
  await tellOpened(tx, needs, row);
  return row;
}

function checkValue(needs: ObjectionNeeds, record: RecordView, name: string): void {
  const contract = needs.contracts.version(record.datasetId, record.contractVersion);
  const column = contract?.columns.find((candidate) => candidate.name === name);
  if (!column) throw invalid('column-unknown', '/column', 'The dataset has no such column.');
  if (!SEALED_TYPES.includes(column.type) && (record.content[name] ?? null) === null)
    throw invalid('value-absent', '/column', 'The record says nothing here.');
}

async function ownRecord(tx: Tx, ask: NewObjection, householdId: string | undefined): Promise<RecordView> {
  const seen = await recordVersion(tx, ask.recordId);
  if (!seen || !(await isOwn(tx, seen, { personId: ask.personId, householdId })))
    throw absent('record of yours');
  const record = await recordOfKey(tx, seen.naturalKey, NOW);
  if (!record) throw absent('record of yours');
  if ((record.content[ask.column] ?? null) !== (seen.content[ask.column] ?? null))
    throw conflict('value-changed', 'The agency has changed this value since; look at it again.');
  return record;
}

async function isOwn(
  tx: Tx,
  record: RecordView,
  owner: { personId: string; householdId: string | undefined },
): Promise<boolean> {
  if (record.personId !== null) return record.personId === owner.personId;
  if (record.householdNumber === null || owner.householdId === undefined) return false;
  return record.householdNumber === (await householdNumber(tx, owner.householdId));
}

async function newRow(
  tx: Tx,
  needs: ObjectionNeeds,
  about: { ask: NewObjection; record: RecordView; householdId: string | undefined },
): Promise<ObjectionRow> {
  const { ask, record, householdId } = about;
  const id = newId('obj');
  const now = needs.clock.now();
  const isBound = (await boundAgencies(tx)).some(({ slug }) => slug === record.agencySlug);
  const { claim, note } = ask;
  return {
    id,
    personId: ask.personId,
    householdId: householdId ?? null,
    recordId: record.id,
    naturalKey: record.naturalKey,
    datasetId: record.datasetId,
    agencySlug: record.agencySlug,
    columnName: ask.column,
    state: isBound ? 'asked' : 'open',
    openKey: `${record.naturalKey}|${ask.column}`,
    sealed: sealWords(needs.vault, id, { claim, ...(note === undefined ? {} : { note }) }),
    filedAt: now,
    filedBy: ask.accountId,
    assistedBy: ask.assistedBy ?? null,
    askedAt: isBound ? now : null,
    dueAt: now + ANSWER_WITHIN,
    promisedAt: null,
    decidedAt: null,
    decidedBy: null,
    correctedIn: null,
  };
}
