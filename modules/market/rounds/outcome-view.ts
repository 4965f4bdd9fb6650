import { shownWeight } from '../units/shown-units.ts';
import type { OutcomeRow } from './round-table.ts';

/** What a round did with a listing or demand, for its owner. */
export function shownOutcome(row: OutcomeRow) {
  return { roundId: row.roundId, matched: shownWeight(row.matchedGrams), explanation: row.explanation };
}
