import { createWords } from '../../shared/words/words.ts';

const zh = {
  title: '登录田信',
  lead: '查自己的信用，管好谁能看，把收成卖个好价。',
  phone: '手机号',
  phoneHint: '11 位，开户时在村里登记的号码',
  phoneWrong: '请写 11 位手机号，例如 13800138000。',
  getCode: '获取验证码',
  codeTitle: '输入验证码',
  sentTo: (phone: string) => `验证码已发到 ${phone}。`,
  code: '6 位验证码',
  codeWrong: '请写短信里的 6 位数字。',
  signIn: '登录',
  again: '重新获取验证码',
  againIn: (seconds: number) => `没收到？${String(seconds)} 秒后可以重新获取`,
  otherPhone: '换一个手机号',
  noPhone: '没有手机或没有开户？请到村服务站，工作人员当面为您办理。',
  staffLink: '村服务站工作人员登录',
  staffTitle: '村服务站登录',
  userName: '用户名',
  password: '密码',
  required: '请填写这一项。',
  farmerLink: '乡亲用手机号登录',
};

type SignInWords = typeof zh;

const en = {
  title: 'Sign in to Tianxin',
  lead: 'See your credit, decide who may look, sell your harvest well.',
  phone: 'Mobile phone number',
  phoneHint: '11 digits, the number registered in your village',
  phoneWrong: 'Write 11 digits, such as 13800138000.',
  getCode: 'Get the code',
  codeTitle: 'Enter the code',
  sentTo: (phone: string) => `A code was sent to ${phone}.`,
  code: 'Code of 6 digits',
  codeWrong: 'Write the 6 digits of the message.',
  signIn: 'Sign in',
  again: 'Get a new code',
  againIn: (seconds: number) => `Nothing received? New code in ${String(seconds)} s`,
  otherPhone: 'Use another phone',
  noPhone: 'No phone or no account? Go to the village desk; the staff will help you in person.',
  staffLink: 'Village desk staff sign in here',
  staffTitle: 'Village desk sign-in',
  userName: 'User name',
  password: 'Password',
  required: 'Please fill this in.',
  farmerLink: 'Farmers sign in by phone',
} satisfies SignInWords;

export const { useWords: useSignInWords } = createWords<SignInWords>({ zh, en });
