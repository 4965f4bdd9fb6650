import { usePreferences } from './preferences.ts';

/** A sentence that the server tells in both languages. */
interface Wording {
  zh: string;
  en: string;
}

/** Picks the person's language out of what the server tells in both. */
export function useWording(): (wording: Wording) => string {
  const { language } = usePreferences();
  return (wording) => wording[language];
}
