import { newId } from '../../kernel/id.ts';
import { liPerKilogram } from '../../kernel/money.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { WeightUnit } from '../../kernel/quantity.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { gradeColumns, gradeOf, productOf } from '../catalogue/catalogue.ts';
import type { Product } from '../catalogue/product.ts';
import type { Written } from '../listings/create-listing.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { checkWindow, dayOf, today } from '../units/day.ts';
import { enteredText, gramsEntered, type EnteredQuantity } from '../units/entered-quantity.ts';
import { priceQuestion } from '../units/price-guard.ts';
import { referencePrice } from '../units/reference-price.ts';
import { insertDemand, lastBid } from './demand-store.ts';
import type { DemandRow } from './demand-table.ts';

/** What a buyer asks for. */
export interface NewDemand {
  productCode: string;
  minGrade?: { standard?: string; level: string };
  certificates?: string[];
  quantity: EnteredQuantity;
  maxPrice: { yuan: string; per: WeightUnit };
  deliverFrom: string;
  deliverUntil: string;
  deliverTo: { divisionCode: string; address?: string };
  minResidualDays?: number;
  note?: string;
  confirmed?: boolean;
}

/** Submits a demand for approval, or asks the price back and writes nothing. 422 names the field. */
export async function createDemand(
  tx: Tx,
  needs: MarketNeeds,
  party: Party,
  asked: NewDemand,
): Promise<Written<DemandRow>> {
  const now = needs.clock.now();
  const product = productOf(asked.productCode);
  const terms = termsOf(asked, product, now);
  await refuseSuspended(tx, needs, party);
  const median = await referencePrice(tx, needs.clock, product);
  const ownLast = await lastBid(tx, party.id, product.code);
  const question = priceQuestion({ price: terms.bid, per: asked.maxPrice.per, median, ownLast });
  if (question && asked.confirmed !== true) return { question };
  const row: DemandRow = {
    id: newId('dmd'),
    version: 1,
    state: 'submitted',
    buyerId: party.id,
    writtenBy: party.by,
    approvedBy: null,
    approvedAt: null,
    productCode: product.code,
    ...terms,
    reservedGrams: 0,
    createdAt: now,
    updatedAt: now,
  };
  await insertDemand(tx, row);
  return { row };
}

/** Everything of a demand that can be read without the database. */
function termsOf(asked: NewDemand, product: Product, now: number) {
  const grade = asked.minGrade && gradeOf(product, asked.minGrade, '/minGrade');
  const deliverFrom = dayOf(asked.deliverFrom, '/deliverFrom');
  const deliverUntil = dayOf(asked.deliverUntil, '/deliverUntil');
  const fields = { from: '/deliverFrom', until: '/deliverUntil' };
  checkWindow({ from: deliverFrom, until: deliverUntil }, fields, today(now));
  return {
    ...gradeColumns(grade),
    ...optionalTerms(asked),
    totalGrams: gramsEntered(asked.quantity),
    enteredQuantity: enteredText(asked.quantity),
    bid: liPerKilogram(asked.maxPrice.yuan, asked.maxPrice.per, '/maxPrice/yuan'),
    enteredPrice: `${asked.maxPrice.yuan} 元/${asked.maxPrice.per}`,
    deliverFrom,
    deliverUntil,
    placeCode: asked.deliverTo.divisionCode,
  };
}

function optionalTerms(asked: NewDemand) {
  return {
    certificates: asked.certificates ?? [],
    residualDays: asked.minResidualDays ?? 0,
    address: asked.deliverTo.address ?? null,
    note: asked.note ?? null,
  };
}

async function refuseSuspended(tx: Tx, needs: MarketNeeds, party: Party): Promise<void> {
  const organisation = await needs.identity.organisation(tx, party.id);
  if (organisation?.state !== 'active') {
    throw forbidden('organisation-suspended', 'The organisation may not trade.');
  }
}
