import { conflict, forbidden } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { MarketNeeds } from '../needs.ts';
import type { Party } from '../parties/party.ts';

/** Where a seller's goods come from: a farmer's village, a cooperative's area. 409 `place-unknown` when nobody knows. */
export async function sellerPlace(
  tx: Tx,
  needs: MarketNeeds,
  party: Party,
): Promise<{ placeCode: string; placeName: string }> {
  const place = party.kind === 'farmer' ? await villageOf(tx, needs, party) : await areaOf(tx, needs, party);
  if (place === undefined) {
    throw conflict('place-unknown', 'The village of the seller is not known; have it registered first.');
  }
  return place;
}

async function villageOf(tx: Tx, needs: MarketNeeds, party: Party) {
  const person = await needs.person(tx, party.id);
  if (person?.villageCode === undefined) return undefined;
  return { placeCode: person.villageCode, placeName: person.villageName ?? '' };
}

async function areaOf(tx: Tx, needs: MarketNeeds, party: Party) {
  const organisation = await needs.identity.organisation(tx, party.id);
  if (organisation?.state !== 'active')
    throw forbidden('organisation-suspended', 'The organisation may not trade.');
  const code = organisation.divisionCode;
  return code === null ? undefined : { placeCode: code, placeName: organisation.name };
}
