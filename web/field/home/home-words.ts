import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: (name: string) => `${name}，您好`,
  waiting: '等您办的事',
  consents: (count: number) => `${String(count)} 家银行想看您的信用`,
  consentsText: '看清楚再决定，同意和拒绝都可以。',
  proposals: (count: number) => `${String(count)} 个买家想买您的货`,
  proposalsText: (money: string) => `接受后您可得 ${money}`,
  leads: (count: number) => `县里有 ${String(count)} 件事想问您`,
  leadsText: '不同部门的记录对不上，请您说说情况。',
  questions: (count: number) => `${String(count)} 样货要您再看一眼`,
  questionsText: '没有发出去，请改一改。',
  nothing: '现在没有等您办的事',
  doors: '常用',
  credit: '我的信用',
  creditText: '分数、原因、怎么提高',
  sell: '卖农产品',
  sellText: '发布货源，等合作社和买家来找',
  looks: '谁看过我',
  looksText: '哪家、什么时候、为什么',
};

type HomeWords = typeof zh;

const en = {
  title: (name: string) => `Hello, ${name}`,
  waiting: 'Waiting for you',
  consents: (count: number) => `Banks that ask to see your credit: ${String(count)}`,
  consentsText: 'Read first. You may agree or refuse.',
  proposals: (count: number) => `Buyers who want your goods: ${String(count)}`,
  proposalsText: (money: string) => `You get ${money} if you accept`,
  leads: (count: number) => `The county asks you: ${String(count)}`,
  leadsText: 'Records of agencies do not agree. Please tell what is so.',
  questions: (count: number) => `Goods that need another look: ${String(count)}`,
  questionsText: 'They were not sent. Please correct them.',
  nothing: 'Nothing is waiting for you',
  doors: 'Often used',
  credit: 'My credit',
  creditText: 'The score, the reasons, how to raise it',
  sell: 'Sell my harvest',
  sellText: 'List goods; cooperatives and buyers find you',
  looks: 'Who looked at my file',
  looksText: 'Who, when and why',
} satisfies HomeWords;

export const { useWords: useHomeWords } = createWords<HomeWords>({ zh, en });
