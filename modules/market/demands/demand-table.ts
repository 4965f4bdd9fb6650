import { EntitySchema } from 'typeorm';
import { column, optional } from '../../kernel/column.ts';
import type { DemandState } from './demand.ts';

/** What a buyer wants. Days are integer counts since 1970-01-01, the bid is 厘/kg delivered. */
export interface DemandRow {
  id: string;
  version: number;
  state: DemandState;
  buyerId: string;
  writtenBy: string;
  approvedBy: string | null;
  approvedAt: number | null;
  productCode: string;
  gradeStandard: string | null;
  gradeLevel: string | null;
  gradeRank: number | null;
  certificates: string[];
  totalGrams: number;
  reservedGrams: number;
  enteredQuantity: string;
  bid: number;
  enteredPrice: string;
  deliverFrom: number;
  deliverUntil: number;
  residualDays: number;
  placeCode: string;
  address: string | null;
  note: string | null;
  createdAt: number;
  updatedAt: number;
}

export const demandTable = new EntitySchema<DemandRow>({
  name: 'market_demand',
  tableName: 'market_demand',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_market_demand' },
    version: column.integer(),
    state: column.text(20),
    buyerId: { ...column.id(), name: 'buyer_id' },
    writtenBy: { ...column.id(), name: 'written_by' },
    approvedBy: { ...optional(column.id()), name: 'approved_by' },
    approvedAt: { ...optional(column.instant()), name: 'approved_at' },
    productCode: { ...column.text(40), name: 'product_code' },
    gradeStandard: { ...optional(column.text(40)), name: 'grade_standard' },
    gradeLevel: { ...optional(column.text(20)), name: 'grade_level' },
    gradeRank: { ...optional(column.integer()), name: 'grade_rank' },
    certificates: column.json(),
    totalGrams: { ...column.integer(), name: 'total_grams' },
    reservedGrams: { ...column.integer(), name: 'reserved_grams' },
    enteredQuantity: { ...column.text(80), name: 'entered_quantity' },
    bid: column.integer(),
    enteredPrice: { ...column.text(60), name: 'entered_price' },
    deliverFrom: { ...column.integer(), name: 'deliver_from' },
    deliverUntil: { ...column.integer(), name: 'deliver_until' },
    residualDays: { ...column.integer(), name: 'residual_days' },
    placeCode: { ...column.text(12), name: 'place_code' },
    address: optional(column.text(200)),
    note: optional(column.text(200)),
    createdAt: { ...column.instant(), name: 'created_at' },
    updatedAt: { ...column.instant(), name: 'updated_at' },
  },
  indices: [
    { name: 'ix_market_demand_buyer', columns: ['buyerId', 'id'] },
    { name: 'ix_market_demand_state', columns: ['state', 'productCode', 'id'] },
  ],
});
