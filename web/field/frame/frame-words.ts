import { createWords } from '../../shared/words/words.ts';

const zh = {
  product: '田信',
  skip: '跳到正文',
  back: '返回',
  tabs: '主要页面',
  home: '首页',
  credit: '信用',
  sell: '卖货',
  mine: '我的',
  larger: '长辈版',
  smaller: '标准版',
  otherLanguage: 'English',
  assisting: (agent: string, farmer: string) => `代办中：${agent} 正在为 ${farmer} 办理`,
  endAssisting: '结束代办',
  notFound: '没有这个页面',
  notFoundText: '地址可能写错了，或者页面已经搬走。',
  toHome: '回首页',
  signInAgain: '请重新登录',
  signInAgainText: '登录时间到了。重新登录后，刚才填的内容都还在。',
  leave: '不登录了，退出',
  noAccess: '这里是乡亲和村服务站用的',
  noAccessText: (name: string) => `${name}，您的账号请到工作台办理。`,
  toDesk: '去工作台',
  signOut: '退出登录',
};

type FrameWords = typeof zh;

const en = {
  product: 'Tianxin',
  skip: 'Skip to content',
  back: 'Back',
  tabs: 'Main pages',
  home: 'Home',
  credit: 'Credit',
  sell: 'Sell',
  mine: 'Mine',
  larger: 'Large type',
  smaller: 'Normal type',
  otherLanguage: '中文',
  assisting: (agent: string, farmer: string) => `Assisted: ${agent} is acting for ${farmer}`,
  endAssisting: 'End assistance',
  notFound: 'There is no such page',
  notFoundText: 'The address may be wrong, or the page has moved.',
  toHome: 'Go to the first page',
  signInAgain: 'Please sign in again',
  signInAgainText: 'Your session is over. What you typed is still here after you sign in.',
  leave: 'Do not sign in; leave',
  noAccess: 'This is for farmers and village desks',
  noAccessText: (name: string) => `${name}, your account works at the desk.`,
  toDesk: 'Go to the desk',
  signOut: 'Sign out',
} satisfies FrameWords;

export const { useWords: useFrameWords } = createWords<FrameWords>({ zh, en });
