import { invalid } from '../../kernel/problem.ts';
import { FIELD_PRODUCTS } from './field-products.ts';
import { ORCHARD_PRODUCTS } from './orchard-products.ts';
import type { Grade, Product } from './product.ts';

/** Raised whenever a product, standard or shelf life changes; every round's inputs name it. */
export const CATALOGUE_VERSION = '2026-11.1';

/** The coded products, in catalogue order. */
export const CATALOGUE: readonly Product[] = [...FIELD_PRODUCTS, ...ORCHARD_PRODUCTS];

const byCode = new Map(CATALOGUE.map((product) => [product.code, product]));

/** The product of a code; 422 `product-unknown` names the field. */
export function productOf(code: string, field = '/productCode'): Product {
  const product = byCode.get(code);
  if (product === undefined) throw invalid('product-unknown', field, 'The catalogue has no such product.');
  return product;
}

/** The product's Chinese name; a code that left the catalogue is shown as it stands. */
export function productName(code: string): string {
  return byCode.get(code)?.name ?? code;
}

/**
 * A named grade of a product with its rank in its standard, 1 being the best. 422 `grade-standard-required` for a bare
 * level, `grade-unknown` when the standard is not the product's or has no such level.
 */
export function gradeOf(
  product: Product,
  grade: { standard?: string; level: string },
  field = '/grade',
): Grade & { rank: number } {
  if (grade.standard === undefined) {
    throw invalid(
      'grade-standard-required',
      `${field}/standard`,
      `A level counts within a standard only: ${standardsText(product)}.`,
    );
  }
  const standard = product.standards.find((one) => one.standard === grade.standard);
  const rank = 1 + (standard?.levels.indexOf(grade.level) ?? -1);
  if (standard === undefined || rank === 0) {
    throw invalid('grade-unknown', field, `Grades of ${product.name}: ${standardsText(product)}.`);
  }
  return { standard: standard.standard, level: grade.level, rank };
}

/** A grade as listings and demands keep it; nulls for ungraded goods. */
export function gradeColumns(grade: (Grade & { rank: number }) | undefined): {
  gradeStandard: string | null;
  gradeLevel: string | null;
  gradeRank: number | null;
} {
  if (grade === undefined) return { gradeStandard: null, gradeLevel: null, gradeRank: null };
  return { gradeStandard: grade.standard, gradeLevel: grade.level, gradeRank: grade.rank };
}

function standardsText(product: Product): string {
  if (product.standards.length === 0) return 'none';
  return product.standards.map((one) => `${one.standard} ${one.levels.join('/')}`).join('; ');
}
