import { absent, conflict } from '../../kernel/problem.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { agencyOf } from '../agencies/agency-store.ts';
import { NOW } from '../people/household-view.ts';
import { recordOfKey, recordVersion, type RecordView } from '../records/records-view.ts';
import { OBJECTION_STATES, type ObjectionState } from './objection.ts';
import { openWords, sealWords, type ObjectionNeeds } from './objection-needs.ts';
import { askedAbout, changeObjection, findObjection } from './objection-store.ts';
import type { ObjectionRow } from './objection-table.ts';
import { tellDecided } from './tell-objection.ts';

/** Takes an objection of the person back; 404 for another's, 409 once it is decided. */
export async function withdrawObjection(
  tx: Tx,
  needs: ObjectionNeeds,
  ask: { objectionId: string; personId: string; accountId: string },
): Promise<ObjectionRow> {
  const row = await findObjection(tx, ask.objectionId);
  if (row?.personId !== ask.personId) throw absent('objection of yours');
  return decide(tx, needs, { row, to: 'withdrawn', decidedBy: ask.accountId });
}

export interface Answer {
  objectionId: string;
  /** The clerk and the organisation that must be the agency. */
  userId: string;
  organisationId: string;
  outcome: 'correct' | 'uphold';
  answer: string;
}

/**
 * Writes an agency's answer down. `uphold` ends the objection; `correct` is a promise: the value stays frozen until a
 * corrected row is published. 404 for another agency's record, 409 when it does not stand with the agency.
 */
export async function answerObjection(tx: Tx, needs: ObjectionNeeds, ask: Answer): Promise<ObjectionRow> {
  const row = await findObjection(tx, ask.objectionId);
  const agency = await agencyOf(tx, ask.organisationId);
  if (!row || row.agencySlug !== agency?.slug) throw absent('objection about your records');
  const words = { ...openWords(needs.vault, row), answer: ask.answer.trim() };
  const sealed = sealWords(needs.vault, row.id, words);
  if (ask.outcome === 'uphold')
    return decide(tx, needs, { row, to: 'upheld', decidedBy: ask.userId, sealed });
  advance(OBJECTION_STATES, row.state, 'corrected');
  const change = { sealed, promisedAt: needs.clock.now() };
  if (!(await changeObjection(tx, row, change))) throw overtaken();
  return { ...row, ...change };
}

/** Ends the objections that a newly published batch of a dataset answers: the value is another one or is gone. */
export async function settleObjections(tx: Tx, needs: ObjectionNeeds, datasetId: string): Promise<void> {
  for (const row of await askedAbout(tx, datasetId)) {
    const seen = await recordVersion(tx, row.recordId);
    const now = await recordOfKey(tx, row.naturalKey, NOW);
    if (!seen || !isCorrected(seen, now, row.columnName)) continue;
    await decide(tx, needs, { row, to: 'corrected', decidedBy: null, correctedIn: now?.id ?? null });
  }
}

function isCorrected(seen: RecordView, now: RecordView | undefined, column: string): boolean {
  if (!now || now.personId !== seen.personId) return true;
  if (now.id === seen.id) return false;
  const before = seen.content[column] ?? null;
  // ID numbers and phones stand in no content: any newer version of the row is the agency's answer.
  return before === null || before !== (now.content[column] ?? null);
}

async function decide(
  tx: Tx,
  needs: ObjectionNeeds,
  how: {
    row: ObjectionRow;
    to: ObjectionState;
    decidedBy: string | null;
    sealed?: string;
    correctedIn?: string | null;
  },
): Promise<ObjectionRow> {
  const { row, to, decidedBy, sealed = row.sealed, correctedIn = null } = how;
  const change = {
    state: advance(OBJECTION_STATES, row.state, to),
    openKey: null,
    decidedAt: needs.clock.now(),
    decidedBy,
    sealed,
    correctedIn,
  };
  if (!(await changeObjection(tx, row, change))) throw overtaken();
  const decided = { ...row, ...change };
  await tellDecided(tx, needs, decided);
  return decided;
}

function overtaken(): Error {
  return conflict('objection-changed', 'Somebody has changed this objection meanwhile; look at it again.');
}
