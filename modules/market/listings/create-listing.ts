import { newId } from '../../kernel/id.ts';
import { liPerKilogram } from '../../kernel/money.ts';
import { conflict } from '../../kernel/problem.ts';
import type { WeightUnit } from '../../kernel/quantity.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { gradeColumns, gradeOf, productOf } from '../catalogue/catalogue.ts';
import type { Product } from '../catalogue/product.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';
import { today } from '../units/day.ts';
import { enteredText, gramsEntered, type EnteredQuantity } from '../units/entered-quantity.ts';
import { priceQuestion, type PriceQuestion } from '../units/price-guard.ts';
import { referencePrice } from '../units/reference-price.ts';
import { claimCertificate } from './certificate-store.ts';
import { insertListing, lastAsk } from './listing-store.ts';
import type { HeldCertificate, ListingRow } from './listing-table.ts';
import { heldCertificates, readyTime, type NamedCertificate } from './offer-terms.ts';
import { sellerPlace } from './seller-place.ts';

/** A lot as a seller offers it. */
export interface NewListing {
  productCode: string;
  grade?: { standard?: string; level: string };
  quantity: EnteredQuantity;
  askPrice: { yuan: string; per: WeightUnit };
  harvestedOn?: string;
  readyFrom: string;
  readyUntil: string;
  certificates?: NamedCertificate[];
  note?: string;
  confirmed?: boolean;
}

/** Either what was written, or the question that must be answered first. */
export type Written<Row> = { row: Row; question?: undefined } | { row?: undefined; question: PriceQuestion };

/** Lists a lot, or asks the price back and writes nothing. 422 names the field; 409 for a certificate of another party. */
export async function createListing(
  tx: Tx,
  needs: MarketNeeds,
  party: Party,
  asked: NewListing,
): Promise<Written<ListingRow>> {
  const now = needs.clock.now();
  const product = productOf(asked.productCode);
  const terms = termsOf(asked, product, now);
  const median = await referencePrice(tx, needs.clock, product);
  const ownLast = await lastAsk(tx, party.id, product.code);
  const question = priceQuestion({ price: terms.ask, per: asked.askPrice.per, median, ownLast });
  if (question && asked.confirmed !== true) return { question };
  const place = await sellerPlace(tx, needs, party);
  await claimAll(tx, terms.certificates, { holderId: party.id, now });
  const row: ListingRow = {
    id: newId('lst'),
    version: 1,
    state: 'listed',
    ...sellerColumns(party),
    productCode: product.code,
    ...terms,
    ...place,
    reservedGrams: 0,
    createdAt: now,
    updatedAt: now,
  };
  await insertListing(tx, row);
  return { row };
}

/** Everything of an offer that can be read without the database. */
function termsOf(asked: NewListing, product: Product, now: number) {
  const grade = asked.grade && gradeOf(product, asked.grade);
  return {
    ...gradeColumns(grade),
    totalGrams: gramsEntered(asked.quantity),
    enteredQuantity: enteredText(asked.quantity),
    ask: liPerKilogram(asked.askPrice.yuan, asked.askPrice.per, '/askPrice/yuan'),
    enteredPrice: `${asked.askPrice.yuan} 元/${asked.askPrice.per}`,
    ...readyTime(asked, product, today(now)),
    certificates: heldCertificates(asked.certificates ?? [], product, today(now)),
    note: asked.note ?? null,
  };
}

function sellerColumns(
  party: Party,
): Pick<ListingRow, 'sellerKind' | 'sellerId' | 'assistedBy' | 'assistingOrganisationId'> {
  return {
    sellerKind: party.kind === 'farmer' ? 'farmer' : 'cooperative',
    sellerId: party.id,
    assistedBy: party.assistedBy?.userId ?? null,
    assistingOrganisationId: party.assistedBy?.organisationId ?? null,
  };
}

async function claimAll(
  tx: Tx,
  certificates: readonly HeldCertificate[],
  claim: { holderId: string; now: number },
): Promise<void> {
  for (const certificate of certificates) {
    if ((await claimCertificate(tx, certificate, claim)) === 'held') continue;
    throw conflict('certificate-held-by-another', 'Another party holds this certificate number.', {
      kind: certificate.kind,
    });
  }
}
