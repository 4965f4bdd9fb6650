import { createWords } from '../../shared/words/words.ts';
import { en } from './catalogue-words-en.ts';
import { zh } from './catalogue-words-zh.ts';

export type CatalogueWords = typeof zh;

export const { useWords: useCatalogueWords } = createWords<CatalogueWords>({ zh, en });
