import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '村服务站',
  lead: (name: string) => `${name}，乡亲本人在场时，才可以代办。`,
  assist: '开始代办',
  assistText: '帮在场的乡亲查信用、答复银行、卖货',
  open: '开户或换手机号',
  openText: '登记手机号，以后能自己登录',
  witness: '见证与复核',
  witnessText: '当面见证代办的同意，或打电话复核',
  signOut: '退出登录',
  over: (farmer: string) => `为 ${farmer} 的代办时间已到。要继续，请重新开始代办。`,
  idNumber: '身份证号',
  idHint: '18 位，最后一位可以是 X',
  idWrong: '请写 15 位或 18 位身份证号。',
  name: '姓名',
  nameHint: '和身份证上一样，可以有“·”和生僻字',
  nameWrong: '请写姓名。',
  reason: '为什么代办',
  reasonHint: '例如 本人没有智能手机',
  reasonWrong: '请写一句原因。',
  present: '本人就在面前',
  presentWrong: '本人不在场不能代办。',
  begin: '开始代办',
  phone: '手机号',
  phoneWrong: '请写 11 位手机号。',
  openAccount: '开户',
  opened: (phone: string) => `已开户，登录手机号 ${phone}。`,
  problems: {
    'not-found': '姓名和身份证号对不上登记，或不在本站服务的地方。请核对；还没登记的，先到民政登记。',
    'phone-taken': '这个手机号已经是别人的账号。',
    'subject-deceased': '登记显示此人已去世，不能办理。',
  },
};

export type AgentWords = typeof zh;

const en = {
  title: 'Village desk',
  lead: (name: string) => `${name}, act for a farmer only while the farmer is present.`,
  assist: 'Start assistance',
  assistText: 'Help a farmer who is present with credit, consents and selling',
  open: 'Open an account or change its phone',
  openText: 'Register a phone for signing in alone',
  witness: 'Witness and confirm',
  witnessText: 'Attest an assisted consent in person, or confirm it by call',
  signOut: 'Sign out',
  over: (farmer: string) => `The assistance for ${farmer} has run out of time. Start it again to go on.`,
  idNumber: 'Resident ID number',
  idHint: '18 characters, the last may be X',
  idWrong: 'Write an ID number of 15 or 18 characters.',
  name: 'Name',
  nameHint: 'As on the ID card',
  nameWrong: 'Please write the name.',
  reason: 'Why is assistance needed?',
  reasonHint: 'Such as: has no smartphone',
  reasonWrong: 'Please write one reason.',
  present: 'The farmer is here with me',
  presentWrong: 'Assistance needs the farmer to be present.',
  begin: 'Start assistance',
  phone: 'Mobile phone number',
  phoneWrong: 'Write 11 digits.',
  openAccount: 'Open the account',
  opened: (phone: string) => `Opened. Sign-in phone ${phone}.`,
  problems: {
    'not-found':
      'Name and ID number do not match the register, or the village is not yours to serve. Check them.',
    'phone-taken': 'Another account uses this phone.',
    'subject-deceased': 'The register says this person has died.',
  },
} satisfies AgentWords;

export const { useWords: useAgentWords } = createWords<AgentWords>({ zh, en });
