import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '等着发送的',
  none: '没有等着发送的东西',
  noneText: '您提交的都已经送到了。',
  waiting: '等网络',
  refused: '没有通过',
  askedBack: '要您确认价格',
  savedAt: (when: string) => `${when} 存在本机`,
  sendNow: '现在就发',
  drop: '删掉',
  dropTitle: '确定删掉吗？',
  dropText: '删掉后不会再发送，也找不回来。',
  keep: '留着',
  toSell: '去卖货页',
  objection: (name: string) => `异议：${name}`,
};

type QueueWords = typeof zh;

const en = {
  title: 'Waiting to be sent',
  none: 'Nothing waits to be sent',
  noneText: 'Everything you submitted has arrived.',
  waiting: 'Waiting for network',
  refused: 'Refused',
  askedBack: 'Please confirm the price',
  savedAt: (when: string) => `Saved on this device ${when}`,
  sendNow: 'Send now',
  drop: 'Delete',
  dropTitle: 'Really delete it?',
  dropText: 'It will not be sent and cannot be brought back.',
  keep: 'Keep it',
  toSell: 'Go to selling',
  objection: (name: string) => `Objection: ${name}`,
} satisfies QueueWords;

export const { useWords: useQueueWords } = createWords<QueueWords>({ zh, en });
