import { isoInstant, MINUTE } from '../../kernel/clock.ts';
import type { Handlers, Reply } from '../../kernel/operation.ts';
import { conflict, forbidden, Problem } from '../../kernel/problem.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findLatestScore } from '../scores/latest-score-view.ts';
import { scoreHousehold } from '../scores/score-household.ts';
import { resultOf } from '../scores/score-result.ts';
import { nextRescoreTurn, takeRescoreTurn } from '../scores/score-store.ts';
import type { Scoring } from '../scores/scoring.ts';
import { myScoreBody, notScoredBody, type MyHousehold } from './my-score-body.ts';

/** A household may ask for a new computation this often. */
const RESCORE_EVERY = 10 * MINUTE;

export function myScoreHandlers(scoring: Scoring): Handlers {
  return {
    readMyScore: (call) =>
      call.inTransaction(async (tx): Promise<Reply<'readMyScore'>> => {
        const household = await householdOf(tx, scoring, call.actor);
        if (household === undefined) return { status: 200, body: notScoredBody('no-household') };
        const row = await findLatestScore(tx, household.householdId);
        if (row === undefined) return { status: 200, body: notScoredBody('not-yet-scored', household) };
        const nextAt = await nextRescoreTurn(tx, household.householdId);
        return { status: 200, body: myScoreBody(scoring.models, household, resultOf(row), nextAt) };
      }),
    rescoreMe: (call) =>
      call.once(async (tx): Promise<Reply<'rescoreMe'>> => {
        const household = await householdOf(tx, scoring, call.actor);
        if (household === undefined) {
          throw conflict('no-household', 'You belong to no registered household; ask the village office.');
        }
        const nextAt = await takeTurn(tx, scoring, household.householdId);
        const ask = { householdId: household.householdId, asOf: scoring.clock.now() };
        const result = await scoreHousehold(tx, scoring, ask);
        return { status: 200, body: myScoreBody(scoring.models, household, result, nextAt) };
      }),
  };
}

async function householdOf(tx: Tx, scoring: Scoring, actor: Actor): Promise<MyHousehold | undefined> {
  if (actor.personId === undefined) throw forbidden('not-a-farmer', 'Only a farmer has a score here.');
  const person = await scoring.registry.person(tx, actor.personId);
  if (person?.householdId === undefined) return undefined;
  return { householdId: person.householdId, villageName: person.villageName ?? '' };
}

async function takeTurn(tx: Tx, scoring: Scoring, householdId: string): Promise<number> {
  const now = scoring.clock.now();
  const nextAt = now + RESCORE_EVERY;
  if (await takeRescoreTurn(tx, { householdId, now, nextAt })) return nextAt;
  const waits = await nextRescoreTurn(tx, householdId);
  throw new Problem(
    'too-many',
    'rescored-recently',
    `The score was computed a short while ago; ask again after ${isoInstant(waits)}.`,
    { extra: { retryAfterSeconds: Math.max(1, Math.ceil((waits - now) / 1_000)) } },
  );
}
