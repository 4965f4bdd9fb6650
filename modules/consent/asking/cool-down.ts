import { DAY } from '../../kernel/clock.ts';

/** After a refusal the bank may not ask this person for this purpose again for so long (PIPL 16: no frequent re-asking). */
export const REFUSAL_COOL_DOWN = 30 * DAY;
/** After a request that nobody answered. It holds for persons who do not exist too, so it tells nothing. */
export const LAPSE_COOL_DOWN = DAY;

/** Until when an open request keeps the same bank from asking again, unless it is answered before. */
export function blockedWhileOpen(authoriseBy: number): number {
  return authoriseBy + LAPSE_COOL_DOWN;
}

/** Until when a refusal at `now` keeps the same bank from asking again. */
export function blockedAfterRefusal(now: number): number {
  return now + REFUSAL_COOL_DOWN;
}
