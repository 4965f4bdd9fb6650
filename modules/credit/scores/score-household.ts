import { SECOND } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { profileOf } from '../features/profile-of.ts';
import { clearStaleUntil } from '../runs/stale-store.ts';
import { findStandingInput } from './latest-score-view.ts';
import { computeDocument, sealDocument, sealInput } from './score-document.ts';
import { resultOf, type ScoreResult } from './score-result.ts';
import { insertScore, moveStanding } from './score-store.ts';
import type { ScoreRow } from './score-table.ts';
import type { Scoring } from './scoring.ts';

/** How far the clocks of two processes may differ: a mark younger than this may speak of records not yet seen. */
const CLOCK_SKEW = 10 * SECOND;

interface Ask {
  householdId: string;
  asOf: number;
}

/**
 * Scores a household from the records known as of an instant and stores the event; 404 for an unknown household,
 * 422 with the record and field when a value is not of its type, and then nothing is stored.
 */
export async function scoreHousehold(tx: Tx, scoring: Scoring, ask: Ask): Promise<ScoreResult> {
  return await store(tx, await compute(tx, scoring, ask));
}

/**
 * As `scoreHousehold`, but stores no event when the household already stands on one that knew the same: equal
 * features from equal records by the same card. Returns what it stands on then.
 */
export async function rescoreHousehold(tx: Tx, scoring: Scoring, ask: Ask): Promise<{ rated: boolean }> {
  const computed = await compute(tx, scoring, ask);
  const standing = await findStandingInput(tx, ask.householdId);
  const same =
    standing?.villageCode === computed.villageCode &&
    withoutAsOf(standing.input) === withoutAsOf(computed.row.input);
  if (!same) await store(tx, computed);
  return { rated: computed.row.score !== null };
}

/** Canonical JSON sorts its members: `asOf` comes first. Everything after it is what was known. */
function withoutAsOf(input: string): string {
  return input.replace(/^\{"asOf":\d+,/, '');
}

interface Computed {
  row: ScoreRow;
  villageCode: string;
}

async function compute(tx: Tx, scoring: Scoring, ask: Ask): Promise<Computed> {
  const household = await scoring.registry.household(tx, ask.householdId);
  if (household === undefined) throw absent('household');
  const records = await scoring.registry.recordsOfHousehold(tx, ask.householdId, { instant: ask.asOf });
  const model = scoring.models.inUse;
  const input = sealInput(ask, profileOf(records, ask.asOf), model);
  const document = computeDocument(input, model);
  const sealed = sealDocument(document);
  const row: ScoreRow = {
    id: newId('scr'),
    householdId: ask.householdId,
    asOf: ask.asOf,
    scoredAt: scoring.clock.now(),
    modelId: model.modelId,
    modelVersion: model.version,
    modelSha256: model.sha256,
    definitionsVersion: input.definitionsVersion,
    score: document.output.score ?? null,
    grade: document.output.grade ?? null,
    input: sealed.input,
    output: sealed.output,
    documentSha256: sealed.sha256,
  };
  return { row, villageCode: household.villageCode };
}

async function store(tx: Tx, { row, villageCode }: Computed): Promise<ScoreResult> {
  await insertScore(tx, row);
  await moveStanding(tx, {
    householdId: row.householdId,
    villageCode,
    scoreId: row.id,
    asOf: row.asOf,
    grade: row.grade ?? 'unrated',
  });
  await clearStaleUntil(tx, row.householdId, row.asOf - CLOCK_SKEW);
  return resultOf(row);
}
