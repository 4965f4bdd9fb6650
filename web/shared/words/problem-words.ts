import { createWords } from './words.ts';

const zh = {
  headline: '没有办成',
  broken: '这一页打不开，多半是网络断了。请检查网络，再试一次。',
  reload: '重新打开',
  reference: (id: string) => `查询编号：${id}`,
  offline: '现在没有网络。请找有信号的地方再试。',
  timeout: '等了 30 秒没有回音。请检查网络后再试一次。',
  unreadable: '服务器回了看不懂的内容。请稍后再试，或把查询编号告诉工作人员。',
  badInput: '填写的内容有问题，请按提示改好再提交。',
  signIn: '登录已过期，请重新登录。',
  wrongSignIn: '用户名或密码不对，请核对后再试。',
  wrongCode: '验证码不对，或已过期。请核对，或重新获取。',
  suspended: '这个账号已停用，请联系本单位管理员。',
  forbidden: '您的账号不能做这件事。需要的话请联系本单位管理员。',
  absent: '没有找到，可能已被删除，或不属于您。',
  conflict: '情况已经变了，请刷新后再看。',
  gone: '这一项已经结束。',
  tooLarge: '文件太大了，请分成几份再传。',
  media: '不支持这种文件。请用 CSV 或 XLSX。',
  invalid: '有一项不符合规定，请改好再提交。',
  tooMany: (minutes: number) => `试得太多了，请 ${String(minutes)} 分钟后再试。`,
  busy: '系统正忙，没有确认的内容可能没有保存，请稍后再看。',
  fault: '系统出了错，不是您的问题。请稍后再试；仍不行就把查询编号告诉工作人员。',
};

type ProblemWords = typeof zh;

const en = {
  headline: 'That did not work',
  broken: 'This page cannot be shown, most likely for lack of network. Check it and try again.',
  reload: 'Open it again',
  reference: (id: string) => `Reference: ${id}`,
  offline: 'There is no network. Try again where there is signal.',
  timeout: 'No answer for 30 seconds. Check the network and try again.',
  unreadable: 'The answer could not be read. Try later, or tell the staff the reference.',
  badInput: 'Something you entered cannot be read. Correct it as shown and send again.',
  signIn: 'Your session is over. Please sign in again.',
  wrongSignIn: 'The user name or the password is not right. Check and try again.',
  wrongCode: 'The code is not right or has expired. Check it, or get a new one.',
  suspended: 'This account is not active. Ask the administrator of your organisation.',
  forbidden: 'Your account may not do this. Ask the administrator of your organisation.',
  absent: 'Not found. It may have been removed, or it is not yours.',
  conflict: 'Things have changed meanwhile. Reload and look again.',
  gone: 'This is over.',
  tooLarge: 'The file is too large. Split it and upload the parts.',
  media: 'This kind of file is not supported. Use CSV or XLSX.',
  invalid: 'Something breaks a rule. Correct it and send again.',
  tooMany: (minutes: number) => `Too many attempts. Try again in ${String(minutes)} min.`,
  busy: 'The system is busy. What was not confirmed may not be saved; look again soon.',
  fault: 'A fault of the system, not yours. Try later; if it stays, tell the staff the reference.',
} satisfies ProblemWords;

export const { useWords: useProblemWords, wordsNow: problemWordsNow } = createWords<ProblemWords>({ zh, en });
export type { ProblemWords };
