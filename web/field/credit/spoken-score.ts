import type { Schema } from '../../shared/api/schemas.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useCreditWords } from './credit-words.ts';

/** The score and its main reasons as three sentences to be read aloud. */
export function useSpokenScore(mine: Schema<'MyScore'>): string {
  const words = useCreditWords();
  const wording = useWording();
  if (mine.score === undefined) {
    return mine.notScored ? `${words.unrated}. ${wording(mine.notScored.text)}` : words.unrated;
  }
  const told = (reasons: Schema<'ScoreReason'>[]) => reasons.map((reason) => wording(reason.text)).join('; ');
  return [
    words.spokenScore(mine.score, mine.gradeLabel ?? mine.grade ?? ''),
    mine.reasons.length > 0 ? words.spokenReasons(told(mine.reasons)) : words.noShortfalls,
    mine.strengths.length > 0 ? words.spokenStrengths(told(mine.strengths)) : '',
  ].join(' ');
}
