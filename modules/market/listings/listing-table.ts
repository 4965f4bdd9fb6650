import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { ListingState } from './listing.ts';

/** A certificate that a seller names; it holds until the day `validUntil` begins. */
export interface HeldCertificate {
  kind: string;
  number: string;
  validUntil: number;
}

/** A lot on offer. Days are integer counts since 1970-01-01, the ask is 厘/kg. */
export interface ListingRow {
  id: string;
  version: number;
  state: ListingState;
  sellerKind: 'farmer' | 'cooperative';
  /** The person of a farmer, the organisation of a cooperative. */
  sellerId: string;
  /** The village agent who wrote it for the farmer. */
  assistedBy: string | null;
  assistingOrganisationId: string | null;
  productCode: string;
  gradeStandard: string | null;
  gradeLevel: string | null;
  gradeRank: number | null;
  totalGrams: number;
  reservedGrams: number;
  enteredQuantity: string;
  ask: number;
  enteredPrice: string;
  harvestedOn: number | null;
  readyFrom: number;
  readyUntil: number;
  bestBefore: number;
  placeCode: string;
  placeName: string;
  certificates: HeldCertificate[];
  note: string | null;
  createdAt: number;
  updatedAt: number;
}

export const listingTable = new EntitySchema<ListingRow>({
  name: 'market_listing',
  tableName: 'market_listing',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_listing' },
    version: column.integer(),
    state: column.text(20),
    sellerKind: { ...column.text(20), name: 'seller_kind' },
    sellerId: { ...column.id(), name: 'seller_id' },
    assistedBy: { ...optional(column.id()), name: 'assisted_by' },
    assistingOrganisationId: { ...optional(column.id()), name: 'assisting_organisation_id' },
    productCode: { ...column.text(40), name: 'product_code' },
    gradeStandard: { ...optional(column.text(40)), name: 'grade_standard' },
    gradeLevel: { ...optional(column.text(20)), name: 'grade_level' },
    gradeRank: { ...optional(column.integer()), name: 'grade_rank' },
    totalGrams: { ...column.integer(), name: 'total_grams' },
    reservedGrams: { ...column.integer(), name: 'reserved_grams' },
    enteredQuantity: { ...column.text(80), name: 'entered_quantity' },
    ask: column.integer(),
    enteredPrice: { ...column.text(60), name: 'entered_price' },
    harvestedOn: { ...optional(column.integer()), name: 'harvested_on' },
    readyFrom: { ...column.integer(), name: 'ready_from' },
    readyUntil: { ...column.integer(), name: 'ready_until' },
    bestBefore: { ...column.integer(), name: 'best_before' },
    placeCode: { ...column.text(12), name: 'place_code' },
    placeName: { ...column.text(100), name: 'place_name' },
    certificates: column.json(),
    note: optional(column.text(200)),
    createdAt: { ...column.instant(), name: 'created_at' },
    updatedAt: { ...column.instant(), name: 'updated_at' },
  },
  indices: [
    { name: 'ix_market_listing_seller', columns: ['sellerId', 'id'] },
    { name: 'ix_market_listing_state', columns: ['state', 'productCode', 'id'] },
  ],
});

/** Who may use a certificate number: the first party that named it, until an operator says otherwise. */
export interface CertificateRow {
  id: string;
  kind: string;
  number: string;
  holderId: string;
  firstUsedAt: number;
}

export const certificateTable = new EntitySchema<CertificateRow>({
  name: 'market_certificate',
  tableName: 'market_certificate',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_certificate' },
    kind: column.text(30),
    number: column.text(64),
    holderId: { ...column.id(), name: 'holder_id' },
    firstUsedAt: { ...column.instant(), name: 'first_used_at' },
  },
  uniques: [{ name: 'uq_market_certificate_number', columns: ['kind', 'number'] }],
});
