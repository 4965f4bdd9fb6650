import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '我的',
  consents: '我的同意书',
  consentsText: '同意过谁、随时可以撤回',
  data: '我的档案',
  dataText: '哪个部门有我的什么资料',
  leads: '要核对的事',
  leadsText: '县里问您的问题、您的答复和申诉',
  queue: '等着发送的',
  queueText: (count: number) => (count === 0 ? '没有' : `${String(count)} 项`),
  settings: '设置',
  size: '字的大小',
  ordinary: '标准版',
  large: '长辈版（大字）',
  language: '语言 Language',
  signOut: '退出登录',
  unsentTitle: '还有没发出去的',
  unsentText: (count: number) =>
    `有 ${String(count)} 项存在本机，还没有发出去。退出后要等您再次登录才会发送。`,
  stay: '先不退出',
  leaveAnyway: '仍然退出',
};

type MineWords = typeof zh;

const en = {
  title: 'Mine',
  consents: 'My consents',
  consentsText: 'Whom I agreed to; withdraw at any time',
  data: 'My file',
  dataText: 'Which agency holds what about me',
  leads: 'Things to check',
  leadsText: 'What the county asks, your replies and appeals',
  queue: 'Waiting to be sent',
  queueText: (count: number) => (count === 0 ? 'nothing' : `${String(count)} waiting`),
  settings: 'Settings',
  size: 'Size of type',
  ordinary: 'Normal',
  large: 'Large (for elders)',
  language: 'Language 语言',
  signOut: 'Sign out',
  unsentTitle: 'Some things are not sent yet',
  unsentText: (count: number) =>
    `${String(count)} saved on this device and not sent. After signing out they wait until you sign in again.`,
  stay: 'Stay signed in',
  leaveAnyway: 'Sign out anyway',
} satisfies MineWords;

export const { useWords: useMineWords } = createWords<MineWords>({ zh, en });
