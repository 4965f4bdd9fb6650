import type { Tx } from '../../kernel/transaction.ts';
import type { ConsentPurpose } from './purpose.ts';

/** What must hold for a use, besides the state and the time. */
export interface UseKey {
  consentId: string;
  bankId: string;
  purpose: ConsentPurpose;
  now: number;
}

const COUNTED = 'use_count = use_count + 1, last_use_at = ?';
const HOLDS = 'id = ? AND bank_id = ? AND purpose = ? AND consent_start <= ? AND consent_expiry > ?';

/** `window_count` stands before `window_start`: MySQL assigns from left to right and would see the new start. */
const TAKE = `UPDATE consent_consent SET ${COUNTED},
  window_count = CASE WHEN window_start IS NULL OR window_start + window_ms <= ? THEN 1 ELSE window_count + 1 END,
  window_start = CASE WHEN window_start IS NULL OR window_start + window_ms <= ? THEN ? ELSE window_start END,
  state_reason = CASE WHEN fetch_type = 'ONETIME' THEN 'ONETIME_RELEASED' ELSE state_reason END,
  ended_at = CASE WHEN fetch_type = 'ONETIME' THEN ? ELSE ended_at END,
  state = CASE WHEN fetch_type = 'ONETIME' THEN 'CONSUMED' ELSE state END
  WHERE ${HOLDS} AND state = 'ACTIVE' AND (window_ms IS NULL OR window_start IS NULL
    OR window_start + window_ms <= ? OR window_count < window_limit)`;

const READ_AGAIN = `UPDATE consent_consent SET ${COUNTED} WHERE ${HOLDS} AND state = 'ACTIVE'`;

const REPEAT = `UPDATE consent_consent SET ${COUNTED} WHERE ${HOLDS} AND state IN ('ACTIVE', 'CONSUMED')`;

/** Counts one fresh release, consumes a one-time consent; `false` when the database does not find it permitted now. */
export function takeUse(tx: Tx, key: UseKey): Promise<boolean> {
  const { now } = key;
  return changesOne(tx, TAKE, [now, now, now, now, now, ...holds(key), now]);
}

/** Counts one more reading of what was released; a consumed consent permits none. */
export function takeReading(tx: Tx, key: UseKey): Promise<boolean> {
  return changesOne(tx, READ_AGAIN, [key.now, ...holds(key)]);
}

/** Counts the repetition of an answer that was on its way; permitted for the release that consumed the consent too. */
export function takeRepetition(tx: Tx, key: UseKey): Promise<boolean> {
  return changesOne(tx, REPEAT, [key.now, ...holds(key)]);
}

function holds({ consentId, bankId, purpose, now }: UseKey): (string | number)[] {
  return [consentId, bankId, purpose, now, now];
}

/** Fixed SQL on the hot path: the query builder costs as much as the statement itself. */
async function changesOne(tx: Tx, sql: string, parameters: (string | number)[]): Promise<boolean> {
  if (!tx.queryRunner) throw new Error('a use must be counted inside a transaction');
  const result = await tx.queryRunner.query(sql, parameters, true);
  return result.affected === 1;
}
