import { createWords } from '../../shared/words/words.ts';
import { marketEn } from './market-words-en.ts';
import { marketZh, type MarketWords } from './market-words-zh.ts';

export const { useWords: useMarketWords } = createWords<MarketWords>({ zh: marketZh, en: marketEn });
export type { MarketWords };
