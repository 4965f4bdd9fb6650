import type { Party } from '../parties/party.ts';

/** A seller as others see one: a farmer by the village only, a cooperative by name. */
export function shownSeller(
  seller: { sellerKind: 'farmer' | 'cooperative'; sellerId: string; placeCode: string; placeName: string },
  party: Pick<Party, 'id'>,
  names: ReadonlyMap<string, string>,
) {
  const { sellerKind, sellerId, placeCode, placeName } = seller;
  const own = sellerId === party.id;
  if (sellerKind === 'farmer') return { kind: sellerKind, own, place: placeName, placeCode };
  return { kind: sellerKind, own, placeCode, name: names.get(sellerId) ?? '' };
}

/** A grade as the contract shows it; nothing for ungraded goods. */
export function gradeShown(row: { gradeStandard: string | null; gradeLevel: string | null }) {
  if (row.gradeStandard === null || row.gradeLevel === null) return {};
  return { grade: { standard: row.gradeStandard, level: row.gradeLevel } };
}
