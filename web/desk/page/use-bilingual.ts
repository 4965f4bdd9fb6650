import { usePreferences } from '../../shared/words/preferences.ts';

/** Picks the person's language of a text that the server sends in both. */
export function useBilingual(): (text: { zh: string; en: string }) => string {
  const { language } = usePreferences();
  return (text) => text[language];
}
