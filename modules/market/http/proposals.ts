import { conflict } from '../../kernel/problem.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { MarketNeeds } from '../needs.ts';
import { partyOf, type Party } from '../parties/party.ts';
import { acceptProposal, declineProposal } from '../proposals/answer-proposal.ts';
import type { ProposalState } from '../proposals/proposal.ts';
import { listProposals } from '../proposals/proposal-store.ts';
import { shownProposal, shownProposals } from '../proposals/proposal-view.ts';

interface Query {
  state?: ProposalState;
  cursor?: string;
  limit?: number;
}

export function proposalHandlers(needs: MarketNeeds): Handlers {
  const page = async (tx: Tx, party: Party, { limit = 50, ...rest }: Query) => {
    const rows = await listProposals(tx, { ...rest, limit, partyId: party.id, now: needs.clock.now() });
    return { ...rows, items: await shownProposals(tx, needs, party, rows.items) };
  };
  return {
    listMyProposals: (call) =>
      call.inTransaction(async (tx) => ({
        status: 200,
        body: await page(tx, partyOf(call.actor), call.query),
      })),
    listProposals: (call) =>
      call.inTransaction(async (tx) => ({
        status: 200,
        body: await page(tx, partyOf(call.actor), call.query),
      })),
    acceptProposal: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await acceptProposal(tx, needs, party, call.path.proposalId);
        return shownProposal(tx, needs, party, row);
      });
      // Refused only now, so that the transaction which ended the proposal stays written.
      if (body.state === 'invalidated') {
        throw conflict('proposal-invalidated', 'The goods or the demand are gone.', { current: body.state });
      }
      return { status: 200, body };
    },
    declineProposal: (call) =>
      call.inTransaction(async (tx) => {
        const party = partyOf(call.actor);
        const row = await declineProposal(tx, needs, party, call.path.proposalId);
        return { status: 200, body: await shownProposal(tx, needs, party, row) };
      }),
  };
}
