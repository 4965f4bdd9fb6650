import { newId } from '../../kernel/id.ts';
import { absent, conflict, forbidden, invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { moveCase } from './case-store.ts';
import type { Verdict } from './case-state.ts';
import { caseById } from './case-view.ts';
import { answerOf, type Outcome } from './decide-case.ts';
import { decisionById, type DecisionView } from './decision-view.ts';
import { nameOf } from './present-record.ts';
import type { ReviewNeeds } from './review-needs.ts';
import { addNote, endProposal, insertProposal, proposalById } from './review-store.ts';
import type { ProposalRow } from './review-table.ts';
import { recordsOfNodes } from './side-view.ts';
import { confirmUnlink } from './unlink-records.ts';

export interface ProposalAnswer {
  proposalId: string;
  actor: string;
  answer: 'confirm' | 'refuse';
  reason: string;
}

/**
 * A second person confirms or refuses a proposal. 404 unknown; 403 `own-proposal` for who made it; 409 when it was
 * answered or what it is about changed.
 */
export async function answerProposal(tx: Tx, needs: ReviewNeeds, asked: ProposalAnswer): Promise<Outcome> {
  const proposal = await proposalById(tx, asked.proposalId);
  if (!proposal) throw absent('proposal');
  if (proposal.actorId === asked.actor)
    throw forbidden('own-proposal', 'Who proposed it cannot answer it; a second person is needed.');
  const now = needs.clock.now();
  const state = asked.answer === 'confirm' ? 'confirmed' : 'refused';
  const end = { state, answeredBy: asked.actor, answeredAt: now, answerReason: asked.reason } as const;
  if (!(await endProposal(tx, proposal.id, end))) throw answered();
  await addNote(tx, {
    subjectId: proposal.subjectId,
    kind: state,
    actorId: asked.actor,
    at: now,
    note: asked.reason,
  });
  if (state === 'refused') {
    await giveBack(tx, proposal);
    return { state: 'refused' };
  }
  const decisionId = await carryOut(tx, needs, { proposal, secondActor: asked.actor, now });
  return { state: 'decided', ...(decisionId === undefined ? {} : { decisionId }) };
}

/** Its maker takes a proposal back; 404 for others, 409 when it was answered. */
export async function withdrawProposal(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { proposalId: string; actor: string },
): Promise<void> {
  const proposal = await proposalById(tx, ask.proposalId);
  if (proposal?.actorId !== ask.actor) throw absent('proposal');
  const now = needs.clock.now();
  const end = { state: 'withdrawn', answeredBy: ask.actor, answeredAt: now, answerReason: null } as const;
  if (!(await endProposal(tx, proposal.id, end))) throw answered();
  await addNote(tx, {
    subjectId: proposal.subjectId,
    kind: 'withdrawn',
    actorId: ask.actor,
    at: now,
    note: null,
  });
  await giveBack(tx, proposal);
}

/** Proposes to put another decision in the place of a wrong one. Overturning a colleague always needs two. */
export async function proposeSuccessor(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { decisionId: string; actor: string; verdict: 'same' | 'different'; reason: string },
): Promise<Outcome> {
  const decision = await decisionById(tx, ask.decisionId);
  if (!decision || decision.kind === 'anchor') throw absent('decision');
  if (decision.superseded) throw superseded();
  if ((decision.kind === 'must') === (ask.verdict === 'same'))
    throw invalid('same-answer', '/verdict', 'That is what the decision says already.');
  const records = await recordsOfNodes(tx, [decision.left, decision.right]);
  const now = needs.clock.now();
  const id = newId('rvp');
  const opened = await insertProposal(tx, {
    id,
    kind: 'supersede',
    state: 'open',
    subjectId: decision.id,
    openSubject: decision.id,
    verdict: ask.verdict,
    recordIds: [decision.left, decision.right],
    names: [decision.left, decision.right].map((node) => {
      const record = records.get(node);
      return record ? nameOf(record, needs.contracts) : '';
    }),
    actorId: ask.actor,
    at: now,
    reason: ask.reason,
    answeredBy: null,
    answeredAt: null,
    answerReason: null,
  });
  if (!opened) throw conflict('proposal-open', 'Another proposal about this decision waits for an answer.');
  return { state: 'proposed', proposalId: id };
}

interface Confirmed {
  proposal: ProposalRow;
  secondActor: string;
  now: number;
}

function carryOut(tx: Tx, needs: ReviewNeeds, confirmed: Confirmed): Promise<string | undefined> {
  const { proposal, secondActor } = confirmed;
  if (proposal.kind === 'case') return decideProposed(tx, needs, confirmed);
  if (proposal.kind === 'supersede') return supersede(tx, needs, confirmed);
  return confirmUnlink(tx, needs, {
    personId: proposal.subjectId,
    recordIds: proposal.recordIds,
    actor: proposal.actorId,
    secondActor,
    reason: proposal.reason,
  });
}

async function decideProposed(
  tx: Tx,
  needs: ReviewNeeds,
  { proposal, secondActor, now }: Confirmed,
): Promise<string> {
  const found = await caseById(tx, proposal.subjectId, now);
  const step = { from: 'proposed', to: 'decided' } as const;
  if (!found || !(await moveCase(tx, found.id, step)))
    throw conflict('case-not-open', 'The case changed meanwhile; the proposal can only be refused.');
  const { actorId: actor, reason } = proposal;
  const verdict = proposal.verdict as Verdict;
  return needs.applyAnswer(tx, answerOf(found, { actor, reason, verdict, secondActor }));
}

async function supersede(tx: Tx, needs: ReviewNeeds, { proposal, secondActor }: Confirmed): Promise<string> {
  const decision: DecisionView | undefined = await decisionById(tx, proposal.subjectId);
  if (!decision || decision.superseded) throw superseded();
  return needs.applyAnswer(tx, {
    kind: proposal.verdict === 'same' ? 'must' : 'cannot',
    left: decision.left,
    right: decision.right,
    actor: proposal.actorId,
    secondActor,
    reason: proposal.reason,
    evidence: { proposalId: proposal.id },
    supersedes: decision.id,
  });
}

/** A case that was proposed is open again; it may have been closed meanwhile, then it stays so. */
async function giveBack(tx: Tx, proposal: ProposalRow): Promise<void> {
  if (proposal.kind === 'case') await moveCase(tx, proposal.subjectId, { from: 'proposed', to: 'open' });
}

function answered(): Error {
  return conflict('proposal-answered', 'Somebody answered this proposal before.');
}

function superseded(): Error {
  return conflict('decision-superseded', 'Another decision took the place of this one already.');
}
