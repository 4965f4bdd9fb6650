import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { productName } from '../catalogue/catalogue.ts';
import { gradeShown } from '../listings/seller-view.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { shownOutcome } from '../rounds/outcome-view.ts';
import { latestOutcomes } from '../rounds/round-store.ts';
import type { OutcomeRow } from '../rounds/round-table.ts';
import { dateText, today } from '../units/day.ts';
import { shownPrice, shownWeight } from '../units/shown-units.ts';
import { demandStateOn } from './demand.ts';
import type { DemandRow } from './demand-table.ts';

/** Demands as `party` may see them: the price limit, the address and the outcome for the owner only. */
export async function shownDemands(tx: Tx, needs: MarketNeeds, party: Party, rows: readonly DemandRow[]) {
  const names = await needs.identity.organisationNames(tx, [...new Set(rows.map((row) => row.buyerId))]);
  const own = rows.filter((row) => row.buyerId === party.id).map((row) => row.id);
  const outcomes = await latestOutcomes(tx, own);
  const day = today(needs.clock.now());
  return rows.map((row) => {
    const isOwn = row.buyerId === party.id;
    return {
      ...shownTerms(row, day),
      buyer: { organisationId: row.buyerId, name: names.get(row.buyerId) ?? '' },
      own: isOwn,
      deliverTo: {
        divisionCode: row.placeCode,
        ...(isOwn && row.address !== null && { address: row.address }),
      },
      ...(isOwn && ownersPart(row, outcomes.get(row.id))),
    };
  });
}

/** One demand as `party` may see it. */
export async function shownDemand(tx: Tx, needs: MarketNeeds, party: Party, row: DemandRow) {
  const [shown] = await shownDemands(tx, needs, party, [row]);
  if (shown === undefined) throw new Error('one row gives one view');
  return shown;
}

type CertificateKind = 'green' | 'organic' | 'geographical-indication' | 'commitment';

function shownTerms(row: DemandRow, day: number) {
  const { grade } = gradeShown(row);
  return {
    id: row.id,
    version: row.version,
    state: demandStateOn(row, day),
    productCode: row.productCode,
    productName: productName(row.productCode),
    ...(grade && { minGrade: grade }),
    certificates: row.certificates as CertificateKind[],
    total: shownWeight(row.totalGrams, row.enteredQuantity),
    reserved: shownWeight(row.reservedGrams),
    open: shownWeight(row.totalGrams - row.reservedGrams),
    deliverFrom: dateText(row.deliverFrom),
    deliverUntil: dateText(row.deliverUntil),
    minResidualDays: row.residualDays,
    ...(row.note !== null && { note: row.note }),
    createdAt: isoInstant(row.createdAt),
  };
}

function ownersPart(row: DemandRow, outcome: OutcomeRow | undefined) {
  return {
    maxPrice: shownPrice(row.bid, row.enteredPrice),
    ...(outcome && { lastOutcome: shownOutcome(outcome) }),
  };
}
