import type { Language } from './language.ts';
import { currentPreferences, usePreferences } from './preferences.ts';

/**
 * A typed dictionary: `const zh = {…}; type Words = typeof zh; const en = {…} satisfies Words`.
 * `useWords()` in components; `wordsNow()` where no component is (titles, queue).
 */
export function createWords<Words>(dictionaries: Record<Language, Words>): {
  useWords: () => Words;
  wordsNow: () => Words;
} {
  return {
    useWords: () => dictionaries[usePreferences().language],
    wordsNow: () => dictionaries[currentPreferences().language],
  };
}
