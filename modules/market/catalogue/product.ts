/** A product of the catalogue. `reference` is the usual farm-gate price in 厘/kg until enough orders give a median. */
export interface Product {
  code: string;
  name: string;
  nameEn: string;
  category: Category;
  synonyms: readonly string[];
  standards: readonly GradeStandard[];
  shelfLifeDays: number;
  reference: number;
}

export type Category =
  'tuber' | 'vegetable' | 'mushroom' | 'fruit' | 'nut' | 'grain' | 'tea' | 'herb' | 'livestock' | 'honey';

/** A national or trade standard with its levels, best first: rank 1 is the best, and compares within it only. */
export interface GradeStandard {
  standard: string;
  title: string;
  levels: readonly string[];
}

/** A level of a named standard. */
export interface Grade {
  standard: string;
  level: string;
}
