import { invalid } from '../../kernel/problem.ts';
import { GRAMS_PER_UNIT, gramsOf, MAX_GRAMS, type WeightUnit } from '../../kernel/quantity.ts';

/** Units that count pieces; they weigh something only with a declared net weight of one. */
export const PIECE_UNITS = ['件', '箱', '筐', '袋'] as const;

export type PieceUnit = (typeof PIECE_UNITS)[number];

/** A quantity as a person writes it. */
export interface EnteredQuantity {
  value: string;
  unit: WeightUnit | PieceUnit;
  netWeightEach?: { value: string; unit: WeightUnit };
  grossWeightEach?: { value: string; unit: WeightUnit };
}

/**
 * The exact grams of an entered quantity. 422 `quantity-invalid` for what is not a positive whole number of
 * grams, `net-weight-required` for pieces of unknown weight, `net-weight-invalid` when net exceeds gross.
 */
export function gramsEntered(quantity: EnteredQuantity, field = '/quantity'): number {
  if (!isPieceUnit(quantity.unit)) return gramsOf(quantity.value, quantity.unit, `${field}/value`);
  const each = quantity.netWeightEach;
  if (each === undefined) {
    throw invalid(
      'net-weight-required',
      `${field}/netWeightEach`,
      `Say what one ${quantity.unit} weighs net.`,
    );
  }
  if (!/^[1-9]\d{0,8}$/.test(quantity.value)) {
    throw invalid('quantity-invalid', `${field}/value`, 'Pieces are counted in whole numbers above 0.');
  }
  const net = gramsOf(each.value, each.unit, `${field}/netWeightEach/value`);
  refuseNetAboveGross(net, quantity, field);
  const grams = net * Number(quantity.value);
  if (grams > MAX_GRAMS) throw invalid('quantity-invalid', `${field}/value`, 'The quantity is too large.');
  return grams;
}

/** The entered quantity as a short text, such as `250 斤` or `40 箱 × 10 公斤`. */
export function enteredText(quantity: EnteredQuantity): string {
  const each = quantity.netWeightEach;
  const pieces = isPieceUnit(quantity.unit) && each ? ` × ${each.value} ${each.unit}` : '';
  return `${quantity.value} ${quantity.unit}${pieces}`;
}

function isPieceUnit(unit: string): unit is PieceUnit {
  return !(unit in GRAMS_PER_UNIT);
}

function refuseNetAboveGross(net: number, quantity: EnteredQuantity, field: string): void {
  const gross = quantity.grossWeightEach;
  if (gross === undefined) return;
  if (net > gramsOf(gross.value, gross.unit, `${field}/grossWeightEach/value`)) {
    throw invalid(
      'net-weight-invalid',
      `${field}/netWeightEach`,
      'The net weight is more than the gross weight.',
    );
  }
}
