import { chinaDate } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { AccessEntry, AccessRecord } from './access-entry.ts';

const TAKE_INDEX = `UPDATE audit_head SET size = size + 1 WHERE id = 'access'`;
const READ_INDEX = `SELECT size FROM audit_head WHERE id = 'access'`;
const INSERT = `INSERT INTO audit_access (id, log_index, at, day, actor_kind, actor_id, organisation_id, assisted_by,
  action, resource, subject_key, person_id, household_id, consent_id, purpose, case_number, decision, reason, request_id,
  answer_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * Appends one line. The head row's increment locks the log until the caller's transaction ends, and is undone with it:
 * indexes have no gaps and no doubles, on one connection or on many.
 */
export async function appendAccess(tx: Tx, entry: AccessEntry): Promise<AccessRecord> {
  await tx.query(TAKE_INDEX);
  const [head] = await tx.query<{ size: number | string }[]>(READ_INDEX);
  if (!head) throw new Error('the access log has no head row');
  const index = Number(head.size);
  const id = newId('acc');
  await tx.query(INSERT, valuesOf(entry, { index, id }));
  return { index, id };
}

function valuesOf(entry: AccessEntry, record: AccessRecord): unknown[] {
  return [
    record.id,
    record.index,
    entry.at,
    chinaDate(entry.at),
    entry.actor.kind,
    entry.actor.id,
    entry.actor.organisationId ?? null,
    entry.actor.assistedBy?.userId ?? null,
    entry.action,
    entry.resource,
    ...subjectValues(entry),
    entry.consentId ?? null,
    entry.purpose ?? null,
    entry.caseNumber ?? null,
    entry.decision,
    entry.reason ?? null,
    entry.requestId,
    entry.answerSha256 ?? null,
  ];
}

function subjectValues(entry: AccessEntry): unknown[] {
  return [entry.personId ?? entry.householdId ?? null, entry.personId ?? null, entry.householdId ?? null];
}
