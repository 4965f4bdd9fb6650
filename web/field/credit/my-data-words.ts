import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '我的资料',
  lead: '这些部门交来了您和您家的资料，信用分就是用它们算的。',
  none: '还没有部门交来您的资料',
  noneText: '所以现在算不出信用分。可以问问村里，户口和土地登记好了没有。',
  records: (count: number) => `${String(count)} 条`,
  holds: '内容：',
  comma: '、',
  updatedAt: (when: string) => `${when} 更新`,
  latest: '看最新一条',
  wrong: '资料不对？请到交来资料的部门或村服务站更正，改好后会自动更新。',
};

type MyDataWords = typeof zh;

const en = {
  title: 'My data',
  lead: 'These agencies sent records about you and your household; the score is made of them.',
  none: 'No agency has sent records about you',
  noneText: 'So there is no score yet. Ask in the village whether household and land are registered.',
  records: (count: number) => (count === 1 ? '1 record' : `${String(count)} records`),
  holds: 'Holds: ',
  comma: ', ',
  updatedAt: (when: string) => `Updated ${when}`,
  latest: 'See the newest record',
  wrong:
    'Something is wrong? Have it corrected at that agency or the village desk; it is updated here by itself.',
} satisfies MyDataWords;

export const { useWords: useMyDataWords } = createWords<MyDataWords>({ zh, en });
