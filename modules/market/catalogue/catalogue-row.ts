import type { Category, GradeStandard, Product } from './product.ts';

/** One row of the catalogue: code, names and category; synonyms; standards; shelf life in days and price in 厘/kg. */
export function product(
  [code, name, nameEn, category]: [string, string, string, Category],
  synonyms: string,
  standards: readonly GradeStandard[],
  [shelfLifeDays, reference]: [number, number],
): Product {
  return { code, name, nameEn, category, synonyms: synonyms.split(' '), standards, shelfLifeDays, reference };
}
