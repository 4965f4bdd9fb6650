import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { yuanOfMicro, type GroupSellThrough, type RoundSummary } from '../matching/round-summary.ts';
import type { MarketNeeds } from '../needs.ts';
import { shownWeight } from '../units/shown-units.ts';
import type { RoundRow } from './round-table.ts';

/** Rounds with what they found. */
export async function shownRounds(tx: Tx, needs: MarketNeeds, rows: readonly RoundRow[]) {
  const organisers = [...new Set(rows.map((row) => row.organiserId))];
  const names = await needs.identity.organisationNames(tx, organisers);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    state: row.state,
    organiser: names.get(row.organiserId) ?? '',
    ...(row.productCodes !== null && { productCodes: row.productCodes }),
    acceptWithinHours: row.acceptWithinHours,
    feeLiPerKilogram: row.fee,
    openedAt: isoInstant(row.openedAt),
    ...(row.clearedAt !== null && { clearedAt: isoInstant(row.clearedAt) }),
    ...resultOf(row),
  }));
}

/** One round with what it found. */
export async function shownRound(tx: Tx, needs: MarketNeeds, row: RoundRow) {
  const [shown] = await shownRounds(tx, needs, [row]);
  if (shown === undefined) throw new Error('one row gives one view');
  return shown;
}

function resultOf(row: RoundRow) {
  const { summary, inputHash, certificateHash, solver } = row;
  if (summary === null || inputHash === null || certificateHash === null || solver === null) return {};
  return {
    result: { inputHash, certificateHash, solver, certificateChecked: true as const, ...figures(summary) },
  };
}

function figures(summary: RoundSummary) {
  return {
    objective: {
      microYuan: summary.objective,
      yuan: yuanOfMicro(BigInt(summary.objective)),
      firstComeMicroYuan: summary.firstCome,
      gainOverFirstComeBp: summary.gainBp,
    },
    counts: {
      lots: summary.lots,
      demands: summary.demands,
      edges: summary.edges,
      matchedLots: summary.matchedLots,
      filledDemands: summary.filledDemands,
      proposals: summary.proposals,
    },
    matched: shownWeight(summary.matchedGrams),
    fairness: summary.fairness.map(shownGroup),
    explanation: summary.explanation,
  };
}

function shownGroup(group: GroupSellThrough) {
  const { offeredGrams, matchedGrams, ...rest } = group;
  return {
    ...rest,
    ...(offeredGrams !== undefined && { offered: shownWeight(offeredGrams) }),
    ...(matchedGrams !== undefined && { matched: shownWeight(matchedGrams) }),
  };
}
