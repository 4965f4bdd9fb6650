import { createWords } from '../../shared/words/words.ts';

const zh = {
  why: '为什么是同一人',
  whyText: '每两种表述之间的证据，按合计从强到弱。证据按比特计：每 +1 比特，是同一人的可能翻一倍。',
  none: '只有一种表述，没有可比的证据。',
  pair: (left: string, right: string) => `${left} 与 ${right}`,
  model: '模型',
};

export type LinksWords = typeof zh;

const en: LinksWords = {
  why: 'Why this is one person',
  whyText:
    'The evidence between every two ways of speaking of the person, strongest first. Each bit doubles the odds that both mean one person.',
  none: 'Records speak of the person in one way only; there is nothing to compare.',
  pair: (left, right) => `${left} and ${right}`,
  model: 'Model',
};

export const { useWords: useLinksWords } = createWords<LinksWords>({ zh, en });
