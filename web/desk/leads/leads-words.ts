import { createWords } from '../../shared/words/words.ts';
import { leadsEn } from './leads-words-en.ts';
import { leadsZh, type LeadsWords } from './leads-words-zh.ts';

export type { LeadsWords };

export const { useWords: useLeadsWords } = createWords<LeadsWords>({ zh: leadsZh, en: leadsEn });
