import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '谁看过我',
  lead: '每一次查看都记在这里，没给看的也记。',
  none: '还没有人看过您的资料',
  noneText: '以后谁看了，这里马上就有。',
  granted: '给看了',
  denied: '没给看',
  consent: '看这份同意书',
  more: '再看更早的',
};

type LooksWords = typeof zh;

const en = {
  title: 'Who looked at my file',
  lead: 'Every access stands here, also those that were refused.',
  none: 'Nobody has looked at your data yet',
  noneText: 'Whoever does will stand here at once.',
  granted: 'Shown',
  denied: 'Refused',
  consent: 'See this consent',
  more: 'Show earlier ones',
} satisfies LooksWords;

export const { useWords: useLooksWords } = createWords<LooksWords>({ zh, en });
