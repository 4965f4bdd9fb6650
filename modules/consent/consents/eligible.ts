import { chinaDate } from '../../kernel/clock.ts';
import { forbidden } from '../../kernel/problem.ts';

/** What decides whether a person can consent at all. */
export interface PersonStatus {
  birthDate?: string;
  deceased: boolean;
}

/** Below this age a guardian would have to consent (PIPL 31), which this platform does not offer. */
const ADULT_ENOUGH = 14;

/**
 * Refuses the consent of a child under 14 and in the name of somebody who died: 403. The bank never learns why; its
 * request lapses like any unanswered one.
 */
export function checkEligible(person: PersonStatus | undefined, now: number): void {
  if (!person || person.deceased) {
    throw forbidden(
      'subject-deceased',
      'This person cannot consent any more; close relatives have a procedure of their own.',
    );
  }
  if (person.birthDate !== undefined && ageOn(person.birthDate, chinaDate(now)) < ADULT_ENOUGH) {
    throw forbidden('subject-under-14', 'A child under 14 cannot consent.');
  }
}

/** Full years on a day; both dates `YYYY-MM-DD`. Somebody born on 29 February is a year older on 1 March. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
