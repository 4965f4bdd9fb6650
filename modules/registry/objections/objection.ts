import { DAY } from '../../kernel/clock.ts';
import type { Transitions } from '../../kernel/state.ts';

/** `open` filed, the agency is not bound yet; `asked` it stands with the agency; the others are ends. */
export type ObjectionState = 'open' | 'asked' | 'corrected' | 'upheld' | 'withdrawn';

/** How an objection goes: a value is frozen for scoring until one of the three ends. */
export const OBJECTION_STATES: Transitions<ObjectionState> = {
  open: ['asked', 'withdrawn'],
  asked: ['corrected', 'upheld', 'withdrawn'],
  corrected: [],
  upheld: [],
  withdrawn: [],
};

/** States in which the value is frozen. */
export const OPEN_STATES = ['open', 'asked'] as const satisfies readonly ObjectionState[];

/** 征信业管理条例 Art. 25: an objection is answered within 20 days. */
export const ANSWER_WITHIN = 20 * DAY;

/** What is sealed with an objection: words of people may hold anything. */
export interface ObjectionWords {
  /** What would be right. */
  claim: string;
  note?: string;
  /** The agency's written answer. */
  answer?: string;
}

/** True while the value may not be used. */
export function isOpen(state: ObjectionState): boolean {
  return OBJECTION_STATES[state].length > 0;
}
