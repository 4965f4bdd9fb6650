import type { Tx } from '../../kernel/transaction.ts';
import type { Village } from '../values/village-spelling.ts';
import { countsByVillage } from './household-view.ts';

/** How many households and persons live in a village. */
export interface VillageCount extends Village {
  households: number;
  persons: number;
}

/** Counts by village, in the order of their codes; villages without records are left out. */
export async function countVillages(tx: Tx, villages: readonly Village[]): Promise<VillageCount[]> {
  const known = new Map(villages.map((village) => [village.code, village]));
  return (await countsByVillage(tx)).flatMap(({ code, households, persons }) => {
    const village = known.get(code);
    return village ? [{ ...village, households, persons }] : [];
  });
}
