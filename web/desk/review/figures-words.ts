import { createWords } from '../../shared/words/words.ts';

const zh = {
  figures: '复核数字',
  figuresIntro: '队列有多长、压了多久、谁办了多少、机器自动关联有多准。',
  open: '待办',
  waiting: '等新证据',
  proposed: '待第二人',
  queueByKind: '按原因',
  queueByAge: '按积压时间',
  clerks: '近三十天各人办理',
  clerk: '复核员',
  decidedCount: '决定',
  secondCount: '第二人确认',
  sampledCount: '抽样',
  noClerks: '近三十天没有人办理。',
  precision: '自动关联的准确率',
  precisionText:
    '按证据分量分档，由复核员盲答测得；区间是 95% 的威尔逊区间。答案不一的算错，无人能判的不算。',
  band: '证据分量（比特）',
  drawnCount: '抽取',
  told: '判明',
  rightCount: '正确',
  untold: '判不了',
  share: '准确率',
  interval: (from: string, to: string) => `${from} 至 ${to}`,
  missed: '机器没关联、其实是同一人的',
  missedText: (same: string, told: string) => `判明 ${told} 对，其中 ${same} 对是同一人`,
  agreement: '两人同答的一致率',
  agreementText: (agreed: string, pairs: string) => `${pairs} 对由两人各答一次，${agreed} 对答案相同`,
  notYet: '还没有数据',
  asOf: (at: string) => `截至 ${at}`,
};

export type FiguresWords = typeof zh;

const en = {
  figures: 'Review figures',
  figuresIntro:
    'How long the queue is and has been, who did how much, and how right the automatic links are.',
  open: 'Open',
  waiting: 'Need new evidence',
  proposed: 'Second person',
  queueByKind: 'By reason',
  queueByAge: 'By waiting time',
  clerks: 'Work of the last 30 days',
  clerk: 'Reviewer',
  decidedCount: 'Decisions',
  secondCount: 'As second person',
  sampledCount: 'Sampled',
  noClerks: 'Nobody worked here in the last 30 days.',
  precision: 'Precision of automatic links',
  precisionText:
    'By weight of evidence, measured by blind answers; the interval is Wilson’s at 95 %. Disputed links count as wrong, those nobody can tell are left out.',
  band: 'Weight (bits)',
  drawnCount: 'Drawn',
  told: 'Told',
  rightCount: 'Right',
  untold: 'Not told',
  share: 'Precision',
  interval: (from: string, to: string) => `${from} to ${to}`,
  missed: 'Kept apart, but one person',
  missedText: (same: string, told: string) => `${same} of ${told} told are one person`,
  agreement: 'Agreement of two reviewers',
  agreementText: (agreed: string, pairs: string) =>
    `${agreed} of ${pairs} pairs answered twice got the same answer`,
  notYet: 'No data yet',
  asOf: (at: string) => `As of ${at}`,
} satisfies FiguresWords;

export const { useWords: useFiguresWords } = createWords<FiguresWords>({ zh, en });
