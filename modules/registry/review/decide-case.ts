import { MINUTE } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import { absent, conflict, invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DecisionKind } from '../people/link-table.ts';
import { moveCase } from './case-store.ts';
import { stateAfter, type Verdict } from './case-state.ts';
import { caseById, type CaseView } from './case-view.ts';
import { needsSecondPerson, sidesOf, type Sides } from './case-sides.ts';
import { probabilityPpm } from './expected-gain.ts';
import type { ReviewNeeds } from './review-needs.ts';
import { addNote, endClaim, insertProposal, takeClaim } from './review-store.ts';

/** How long a case is held for one clerk. */
export const HOLD = 20 * MINUTE;

export interface CaseAnswer {
  caseId: string;
  actor: string;
  verdict: Verdict;
  reason: string;
  /** Only with `borrowed`: the side whose number it is. */
  lender?: 'left' | 'right';
  /** The bulk it is part of. */
  bulkId?: string;
}

export interface Outcome {
  state: 'decided' | 'proposed' | 'waiting' | 'refused';
  decisionId?: string;
  proposalId?: string;
}

const KINDS: Readonly<Record<Exclude<Verdict, 'cannot-tell'>, DecisionKind>> = {
  same: 'must',
  different: 'cannot',
  borrowed: 'borrowed',
};

/** Holds a case for a clerk; 404 unknown, 409 when it is answered or another clerk holds it. */
export async function holdCase(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { caseId: string; actor: string },
): Promise<number> {
  const now = needs.clock.now();
  const found = await caseById(tx, ask.caseId, now);
  if (!found) throw absent('case');
  if (found.state !== 'open' && found.state !== 'waiting') throw notOpen(found);
  const until = now + HOLD;
  await hold(tx, { caseId: ask.caseId, actorId: ask.actor, claimedAt: now, until });
  // Whoever takes up a case that nobody could tell has found something out.
  if (found.state === 'waiting') await moveCase(tx, found.id, { from: 'waiting', to: 'open' });
  if (found.heldBy !== ask.actor)
    await addNote(tx, {
      subjectId: ask.caseId,
      kind: 'claimed',
      actorId: ask.actor,
      at: now,
      note: null,
    });
  return until;
}

/** Gives a held case back; nothing happens when this clerk does not hold it. */
export async function releaseCase(
  tx: Tx,
  needs: ReviewNeeds,
  { caseId, actor }: { caseId: string; actor: string },
): Promise<void> {
  const now = needs.clock.now();
  if (await endClaim(tx, caseId, actor, now))
    await addNote(tx, { subjectId: caseId, kind: 'released', actorId: actor, at: now, note: null });
}

/**
 * Answers a case: decides it, proposes to join two published persons, or sends it back with a note. 409 when another
 * clerk holds it or was faster; 422 when `lender` does not fit the verdict.
 */
export async function decideCase(tx: Tx, needs: ReviewNeeds, answer: CaseAnswer): Promise<Outcome> {
  checkLender(answer);
  const now = needs.clock.now();
  const found = await caseById(tx, answer.caseId, now);
  if (!found) throw absent('case');
  if (found.state !== 'open') throw notOpen(found);
  await hold(tx, { caseId: found.id, actorId: answer.actor, claimedAt: now, until: now + HOLD });
  const sides = await sidesOf(tx, needs, found);
  const second = answer.verdict === 'same' && (await needsSecondPerson(tx, found, sides));
  const to = stateAfter(answer.verdict, second);
  if (!(await moveCase(tx, found.id, { from: 'open', to }))) throw notOpen(found);
  await endClaim(tx, found.id, answer.actor, now);
  const note = { subjectId: found.id, actorId: answer.actor, at: now, note: answer.reason };
  if (to === 'waiting') {
    await addNote(tx, { ...note, kind: 'cannot-tell' });
    return { state: 'waiting' };
  }
  if (to === 'proposed') return proposeSame(tx, answer, { sides, now });
  const decisionId = await needs.applyAnswer(tx, answerOf(found, answer));
  await addNote(tx, { ...note, kind: 'decided' });
  return { state: 'decided', decisionId };
}

/** The decision that an answer to a case makes. The lender's record stands in the evidence. */
export function answerOf(
  found: CaseView,
  answer: Pick<CaseAnswer, 'actor' | 'reason' | 'verdict' | 'lender' | 'bulkId'> & { secondActor?: string },
): Parameters<ReviewNeeds['applyAnswer']>[1] {
  if (answer.verdict === 'cannot-tell') throw new Error('"cannot tell" decides nothing');
  const { secondActor, lender, bulkId } = answer;
  return {
    kind: KINDS[answer.verdict],
    left: found.left,
    right: found.right,
    actor: answer.actor,
    reason: answer.reason,
    ...(secondActor === undefined ? {} : { secondActor }),
    evidence: {
      caseId: found.id,
      caseKind: found.kind,
      weightCb: found.weightCb,
      probabilityPpm: probabilityPpm(found.weightCb),
      ...(lender === undefined
        ? {}
        : {
            lender: lender === 'left' ? found.left : found.right,
            borrower: lender === 'left' ? found.right : found.left,
          }),
      ...(bulkId === undefined ? {} : { bulkId }),
    },
  };
}

async function proposeSame(
  tx: Tx,
  answer: CaseAnswer,
  about: { sides: Sides; now: number },
): Promise<Outcome> {
  const id = newId('rvp');
  const opened = await insertProposal(tx, {
    id,
    kind: 'case',
    state: 'open',
    subjectId: answer.caseId,
    openSubject: answer.caseId,
    verdict: answer.verdict,
    recordIds: [],
    names: [about.sides.left.name, about.sides.right.name],
    actorId: answer.actor,
    at: about.now,
    reason: answer.reason,
    answeredBy: null,
    answeredAt: null,
    answerReason: null,
  });
  if (!opened) throw conflict('case-not-open', 'A second person is asked about this case already.');
  await addNote(tx, {
    subjectId: answer.caseId,
    kind: 'proposed',
    actorId: answer.actor,
    at: about.now,
    note: answer.reason,
  });
  return { state: 'proposed', proposalId: id };
}

async function hold(tx: Tx, claim: Parameters<typeof takeClaim>[1]): Promise<void> {
  if (!(await takeClaim(tx, claim, claim.claimedAt)))
    throw conflict('case-held', 'Another clerk is working on this case.');
}

function checkLender({ verdict, lender }: CaseAnswer): void {
  if (verdict === 'borrowed' && lender === undefined)
    throw invalid('lender-needed', '/lender', 'Say whose ID number it is.');
  if (verdict !== 'borrowed' && lender !== undefined)
    throw invalid('lender-unwanted', '/lender', 'A lender is named only for a borrowed ID number.');
}

function notOpen({ state }: CaseView): Error {
  return conflict('case-not-open', `The case is ${state}; somebody else was faster.`, { current: state });
}
