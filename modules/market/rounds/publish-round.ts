import { HOUR } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import {
  alternativesOf,
  explainLot,
  explainMatch,
  explainWant,
  type Alternatives,
} from '../matching/explain.ts';
import { freightOf } from '../matching/feasible.ts';
import { matchPrice } from '../matching/match-price.ts';
import { SOLVER } from '../matching/network-simplex.ts';
import { summarise } from '../matching/round-summary.ts';
import type { MatchEdge, SolvedRound } from '../matching/solve-round.ts';
import type { MarketNeeds } from '../needs.ts';
import { insertProposals, supersedeUntouched } from '../proposals/proposal-store.ts';
import type { ProposalRow } from '../proposals/proposal-table.ts';
import { certificateDocument } from './certificate-document.ts';
import type { Frozen } from './freeze-inputs.ts';
import { endClearing, insertCertificate, insertOutcomes } from './round-store.ts';
import type { OutcomeRow, RoundRow } from './round-table.ts';

/** A round that was solved and waits to be written. */
export interface Solution {
  round: RoundRow;
  clearingAt: number;
  frozen: Frozen;
  solved: SolvedRound;
  inputHash: string;
}

/** Everything a cleared round writes, computed before the transaction that writes it. */
export interface Publication {
  round: Partial<RoundRow> & Pick<RoundRow, 'state'>;
  certificate: string;
  proposals: ProposalRow[];
  outcomes: OutcomeRow[];
}

/** Works out what a solved round publishes: certificate, figures, proposals with their reasons, outcomes. */
export function publicationOf(solution: Solution, now: number): Publication {
  const { round, frozen, solved, inputHash } = solution;
  const others = alternativesOf(frozen.input, solved);
  const certificate = certificateDocument({ id: round.id, inputHash }, frozen.input, solved);
  const summary = summarise(frozen.input, solved);
  return {
    round: {
      state: 'cleared',
      clearedAt: now,
      inputHash,
      certificateHash: certificate.hash,
      solver: SOLVER,
      summary,
    },
    certificate: certificate.text,
    proposals: solved.edges
      .filter((edge) => edge.grams > 0)
      .map((edge) => proposalOf(edge, solution, { others, now })),
    outcomes: outcomesOf(solution, others),
  };
}

/** Writes a publication in one transaction. 409 `clearing-taken-over` when the round was taken over meanwhile. */
export async function publishRound(
  tx: Tx,
  needs: MarketNeeds,
  solution: Solution,
  publication: Publication,
): Promise<void> {
  const { round, clearingAt } = solution;
  const isOurs = await endClearing(tx, { id: round.id, clearingAt }, publication.round);
  if (!isOurs) throw conflict('clearing-taken-over', 'Another clearing of this round took over.');
  const scope = { productCodes: round.productCodes, now: needs.clock.now() };
  await supersedeUntouched(tx, round.id, scope);
  await insertCertificate(tx, round.id, publication.certificate);
  await insertOutcomes(tx, publication.outcomes);
  await insertProposals(tx, publication.proposals);
  const proposalIds = publication.proposals.map((proposal) => proposal.id);
  await needs.publish(tx, 'market.round-cleared', { roundId: round.id, proposalIds });
}

function proposalOf(
  edge: MatchEdge,
  solution: Solution,
  context: { others: Alternatives; now: number },
): ProposalRow {
  const { round, frozen, solved } = solution;
  const { listing, demand } = rowsOf(edge, frozen);
  const lot = frozen.input.lots[edge.lot];
  const want = frozen.input.wants[edge.want];
  if (!lot || !want) throw new Error('an edge without its lot or demand');
  const price = matchPrice({
    ask: lot.ask,
    value: edge.value,
    freight: freightOf(lot, want, frozen.input.policy).li,
    fee: frozen.input.policy.fee,
    grams: edge.grams,
  });
  return {
    id: newId('prp'),
    roundId: round.id,
    listingId: listing.id,
    demandId: demand.id,
    sellerId: listing.sellerId,
    buyerId: demand.buyerId,
    productCode: lot.product,
    grams: edge.grams,
    ...price,
    firstDay: edge.firstDay,
    lastDay: edge.lastDay,
    state: 'published',
    expiresAt: context.now + round.acceptWithinHours * HOUR,
    explanation: explainMatch(edge, solved, context.others),
    sellerAct: null,
    buyerAct: null,
    createdAt: context.now,
    updatedAt: context.now,
  };
}

function rowsOf(edge: MatchEdge, frozen: Frozen) {
  const listing = frozen.listings[edge.lot];
  const demand = frozen.demands[edge.want];
  if (!listing || !demand) throw new Error('an edge without its listing or demand');
  return { listing, demand };
}

function outcomesOf(solution: Solution, others: Alternatives): OutcomeRow[] {
  const { round, frozen, solved } = solution;
  const context = { input: frozen.input, solved, others };
  const matched = (edges: readonly MatchEdge[] | undefined): number =>
    (edges ?? []).reduce((grams, edge) => grams + edge.grams, 0);
  const outcome = (
    subjectId: string,
    rest: Pick<OutcomeRow, 'matchedGrams' | 'explanation'>,
  ): OutcomeRow => ({
    id: newId('out'),
    roundId: round.id,
    subjectId,
    ...rest,
  });
  return [
    ...frozen.input.lots.map((lot, at) =>
      outcome(lot.id, { matchedGrams: matched(others.byLot[at]), explanation: explainLot(at, context) }),
    ),
    ...frozen.input.wants.map((want, at) =>
      outcome(want.id, { matchedGrams: matched(others.byWant[at]), explanation: explainWant(at, context) }),
    ),
  ];
}
