import type { Actor } from '../../kernel/actor.ts';
import { absent, conflict, forbidden, Problem } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import { solveApart } from '../matching/solve-apart.ts';
import { UnprovenRound } from '../matching/solve-round.ts';
import type { MarketNeeds } from '../needs.ts';
import { inputHashOf } from './certificate-document.ts';
import { freezeInputs, type Frozen } from './freeze-inputs.ts';
import { publicationOf, publishRound } from './publish-round.ts';
import { beginClearing, endClearing, findRound } from './round-store.ts';
import type { RoundRow } from './round-table.ts';

/**
 * Clears a round: freezes its inputs in one short transaction, solves and proves outside of any, publishes in another.
 * A round that is cleared is answered again; 409 `round-clearing` while another call clears it; 503
 * `certificate-failed` when the proof does not check, with the round open as before.
 */
export async function clearRound(
  inTransaction: InTransaction,
  needs: MarketNeeds,
  actor: Actor,
  roundId: string,
): Promise<RoundRow> {
  const taken = await inTransaction((tx) => takeRound(tx, needs, actor, roundId));
  if (taken.frozen === undefined) return taken.round;
  const { round, frozen, clearingAt } = taken;
  try {
    const solved = await (needs.solve ?? solveApart)(frozen.input);
    const solution = { round, clearingAt, frozen, solved, inputHash: inputHashOf(frozen.input) };
    const publication = publicationOf(solution, needs.clock.now());
    await inTransaction((tx) => publishRound(tx, needs, solution, publication));
  } catch (error) {
    await inTransaction((tx) => endClearing(tx, { id: roundId, clearingAt }, { state: 'open' }));
    if (!(error instanceof UnprovenRound)) throw error;
    throw new Problem('unavailable', 'certificate-failed', `Nothing was published: ${error.message}.`);
  }
  return inTransaction((tx) => roundOf(tx, roundId));
}

/** A round; 404 when there is none. */
export async function roundOf(tx: Tx, id: string): Promise<RoundRow> {
  const row = await findRound(tx, id);
  if (row === null) throw absent('round');
  return row;
}

type Taken =
  { round: RoundRow; frozen: Frozen; clearingAt: number } | { round: RoundRow; frozen?: undefined };

async function takeRound(tx: Tx, needs: MarketNeeds, actor: Actor, id: string): Promise<Taken> {
  const round = await roundOf(tx, id);
  if (actor.organisationKind !== 'county' && actor.organisationId !== round.organiserId) {
    throw forbidden('not-your-round', 'Only its organiser or the county clears this round.');
  }
  if (round.state === 'cleared') return { round };
  const clearingAt = needs.clock.now();
  if (!(await beginClearing(tx, id, clearingAt))) {
    const now = await roundOf(tx, id);
    if (now.state === 'cleared') return { round: now };
    throw conflict('round-clearing', 'The round is being cleared.', { current: now.state });
  }
  return { round, clearingAt, frozen: await freezeInputs(tx, needs, round) };
}
