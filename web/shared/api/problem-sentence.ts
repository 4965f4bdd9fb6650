import { problemWordsNow, type ProblemWords } from '../words/problem-words.ts';
import { isProblem, type Problem } from './problem.ts';

type Say = (words: ProblemWords, problem: Problem) => string;

const BY_CODE: Readonly<Record<string, Say>> = {
  offline: (words) => words.offline,
  timeout: (words) => words.timeout,
  'unreadable-answer': (words) => words.unreadable,
  'sign-in-failed': (words) => words.wrongSignIn,
  'account-suspended': (words) => words.suspended,
  'code-wrong': (words) => words.wrongCode,
};

const BY_STATUS: Readonly<Record<number, Say>> = {
  400: (words) => words.badInput,
  401: (words) => words.signIn,
  403: (words) => words.forbidden,
  404: (words) => words.absent,
  409: (words) => words.conflict,
  410: (words) => words.gone,
  413: (words) => words.tooLarge,
  415: (words) => words.media,
  422: (words) => words.invalid,
  429: (words, problem) => words.tooMany(minutesToWait(problem)),
  503: (words) => words.busy,
};

/**
 * A plain sentence in the person's language for what the API client threw: what happened and what to do.
 * `own` says the codes that one page knows better, such as `{ 'price-doubtful': words.checkThePrice }`.
 */
export function problemSentence(thrown: unknown, own: Readonly<Record<string, string>> = {}): string {
  const words = problemWordsNow();
  if (!isProblem(thrown)) return words.fault;
  const say = BY_CODE[thrown.code] ?? BY_STATUS[thrown.status];
  return own[thrown.code] ?? say?.(words, thrown) ?? words.fault;
}

/** The request id that staff can search the logs for; absent when nothing reached the server. */
export function problemReference(thrown: unknown): string | undefined {
  if (!isProblem(thrown) || thrown.status < 500 || thrown.requestId === '') return undefined;
  return thrown.requestId;
}

/** The faults of a refused form by field: `/lines/0/quantity` or the name of a parameter. */
export function fieldFaults(thrown: unknown): { field: string; message: string }[] {
  return isProblem(thrown) ? (thrown.errors ?? []) : [];
}

function minutesToWait(problem: Problem): number {
  const seconds = problem['retryAfterSeconds'];
  return Math.max(1, Math.ceil((typeof seconds === 'number' ? seconds : 60) / 60));
}
