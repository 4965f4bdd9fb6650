import type { Household, Person } from '../household/household.ts';
import { addDays } from '../random/calendar.ts';
import { seededRandom } from '../random/random.ts';
import type { Plan } from './plan.ts';

const PLANTED_DAY = '2026-06-18';

/** The day on which a member died, `YYYY-MM-DD`; `undefined` for the living. The same whoever asks. */
export function dayOfDeath(
  seed: number,
  { household, plan }: { household: Household; plan: Plan },
  person: Person,
): string | undefined {
  if (!person.deceased) return undefined;
  if (plan.plant?.person.personId === person.personId) return PLANTED_DAY;
  const random = seededRandom(seed, `death/${String(household.index)}/${person.personId}`);
  return addDays('2025-01-10', random.integer(0, 640));
}
