import type { Village } from '../places/divisions.ts';
import { seededRandom } from '../random/random.ts';
import type { IssueSerial } from '../people/issue-serials.ts';
import { drawFamily } from './family.ts';
import type { Household } from './household.ts';

/** The place of a household in the county. */
export interface Place {
  index: number;
  village: Village;
}

/** What households are drawn from. */
export interface Source {
  seed: number;
  serials: IssueSerial;
}

/** Draws one household from its own stream of chance; only the serials of its ID numbers depend on those before it. */
export function drawHousehold({ seed, serials }: Source, { index, village }: Place): Household {
  const random = seededRandom(seed, `household/${String(index)}`);
  const quality = random.bell();
  const members = drawFamily({ random, serials }, index);
  const [head] = members;
  if (head === undefined) throw new Error('a family without a head');
  return {
    householdId: `h${String(index + 1).padStart(6, '0')}`,
    index,
    number: `${village.code}${String(index + 1).padStart(6, '0')}`,
    village,
    group: `第${'一二三四五六七八'.charAt(random.integer(0, 7))}组`,
    head,
    members,
    quality,
  };
}
