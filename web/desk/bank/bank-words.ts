import { createWords } from '../../shared/words/words.ts';
import { bankEn } from './bank-words-en.ts';
import { bankZh, type BankWords } from './bank-words-zh.ts';

export const { useWords: useBankWords } = createWords<BankWords>({ zh: bankZh, en: bankEn });
export type { BankWords };
