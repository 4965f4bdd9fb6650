import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import { answerProposal, proposeSuccessor, withdrawProposal } from '../review/answer-proposal.ts';
import { listDecisions } from '../review/decision-view.ts';
import { presentDecisions, presentProposals } from '../review/present-decisions.ts';
import type { ReviewNeeds } from '../review/review-needs.ts';
import { listProposals, proposalById } from '../review/review-store.ts';

const PAGE = 50;

/** What waits for a second person, and the history of decisions. */
export function reviewAnswerHandlers(needs: ReviewNeeds): Handlers {
  return {
    listLinkProposals: async (call) => {
      const { limit = PAGE, ...ask } = call.query;
      const body = await call.inTransaction(async (tx) => {
        const page = await listProposals(tx, { ...ask, limit });
        return {
          ...page,
          items: await presentProposals(tx, needs, { rows: page.items, actor: call.actor.id }),
        };
      });
      return { status: 200, body };
    },
    readLinkProposal: async (call) => {
      const [body] = await call.inTransaction(async (tx) => {
        const row = await proposalById(tx, call.path.proposalId);
        return row ? presentProposals(tx, needs, { rows: [row], actor: call.actor.id }) : [];
      });
      if (!body) throw absent('proposal');
      return { status: 200, body };
    },
    withdrawLinkProposal: async (call) => {
      const ask = { proposalId: call.path.proposalId, actor: call.actor.id };
      await call.inTransaction((tx) => withdrawProposal(tx, needs, ask));
      return { status: 204 };
    },
    answerLinkProposal: (call) =>
      call.once(async (tx) => {
        const asked = { ...call.body, proposalId: call.path.proposalId, actor: call.actor.id };
        return { status: 201, body: await answerProposal(tx, needs, asked) };
      }),
    listLinkDecisions: async (call) => {
      const { limit = PAGE, mine, ...ask } = call.query;
      const actor = mine === true ? { actor: call.actor.id } : {};
      const body = await call.inTransaction(async (tx) => {
        const page = await listDecisions(tx, { ...ask, ...actor, limit });
        return { ...page, items: await presentDecisions(tx, needs, page.items) };
      });
      return { status: 200, body };
    },
    supersedeLinkDecision: (call) =>
      call.once(async (tx) => {
        const ask = { ...call.body, decisionId: call.path.decisionId, actor: call.actor.id };
        return { status: 201, body: await proposeSuccessor(tx, needs, ask) };
      }),
  };
}
