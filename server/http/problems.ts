import { STATUS_CODES } from 'node:http';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { malformed, Problem, PROBLEM_STATUS, type FieldFault } from '../../modules/kernel/problem.ts';
import type { Log } from '../log.ts';
import { contextOf } from './request-context.ts';

const MEDIA_TYPE = 'application/problem+json';

interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  requestId: string;
  errors?: readonly FieldFault[];
}

/** The one place where a failure becomes an answer: `application/problem+json`, never a stack or a secret. */
export function answerProblems(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = asProblem(contextOf(request).refusal ?? error);
    if (problem === undefined)
      log.error({ err: error, requestId: contextOf(request).requestId }, 'request failed');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendProblem(request, response, problem ?? UNEXPECTED);
  };
}

/** Anything that no operation answers. */
export function answerUnknown(request: Request, response: Response): void {
  sendProblem(request, response, new Problem('absent', 'not-found', 'There is nothing at this address.'));
}

const UNEXPECTED = Symbol('unexpected');

function sendProblem(request: Request, response: Response, problem: Problem | typeof UNEXPECTED): void {
  const { requestId } = contextOf(request);
  const document = problem === UNEXPECTED ? unexpected(requestId) : documentOf(problem, requestId);
  const wait = problem === UNEXPECTED ? undefined : problem.extra['retryAfterSeconds'];
  if (typeof wait === 'number') response.set('Retry-After', String(wait));
  if (document.status === 401) response.set('WWW-Authenticate', 'Bearer realm="tianxin"');
  response.status(document.status).type(MEDIA_TYPE).send(JSON.stringify(document));
}

function documentOf(problem: Problem, requestId: string): ProblemDocument {
  const status = statusOf(problem);
  return {
    ...problem.extra,
    type: `/problems/${problem.code}`,
    title: STATUS_CODES[status] ?? 'Refused',
    status,
    code: problem.code,
    detail: problem.message,
    requestId,
    ...(problem.fields.length === 0 ? {} : { errors: problem.fields }),
  };
}

function unexpected(requestId: string): ProblemDocument {
  const detail =
    'Something failed on our side. Nothing was changed that was not confirmed; please try again.';
  return {
    type: '/problems/unexpected',
    title: 'Internal Server Error',
    status: 500,
    code: 'unexpected',
    detail,
    requestId,
  };
}

function statusOf(problem: Problem): number {
  const exact = problem.extra['status'];
  return typeof exact === 'number' ? exact : PROBLEM_STATUS[problem.kind];
}

/** Problems as they are; errors of the body parser and the contract validator translated; others `undefined`. */
function asProblem(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  if (typeof error !== 'object' || error === null) return undefined;
  const { status, type, errors } = error as { status?: unknown; type?: unknown; errors?: unknown };
  if (typeof status !== 'number' || status >= 500) return isBusy(error) ? busy() : undefined;
  const known = KNOWN[status];
  if (known) return known();
  if (typeof type === 'string' && type.startsWith('entity.'))
    return malformed('json-invalid', '/', 'This is not valid JSON.');
  const fields = faultsOf(errors);
  return new Problem('malformed', 'request-invalid', 'The request does not fit the contract.', { fields });
}

/** What Express, its body parser and the validator say by status alone. */
const KNOWN: Readonly<Record<number, () => Problem>> = {
  401: () => new Problem('unauthenticated', 'not-signed-in', 'Sign in first.'),
  404: () => new Problem('absent', 'not-found', 'There is nothing at this address.'),
  405: () =>
    new Problem('absent', 'method-not-allowed', 'This method is not offered here.', {
      extra: { status: 405 },
    }),
  413: () => new Problem('too-large', 'body-too-large', 'The body is too large.'),
  415: () => new Problem('unsupported-media', 'media-type', 'This media type is not taken here.'),
};

function faultsOf(errors: unknown): FieldFault[] {
  if (!Array.isArray(errors)) return [{ field: '/', message: 'The request cannot be read.' }];
  return (errors as { path?: string; message?: string }[]).slice(0, 20).map((fault) => ({
    field: (fault.path ?? '/').replace(/^\/(body|query|params|headers)(?=\/|$)/, '') || '/',
    message: fault.message ?? 'invalid',
  }));
}

/** The database's own words for "not now": a lock held too long, a full disk, a lost connection. */
const BUSY = new Set([
  'SQLITE_BUSY',
  'SQLITE_FULL',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
  'PROTOCOL_CONNECTION_LOST',
  'ER_LOCK_WAIT_TIMEOUT',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
  'ER_CONNECTION_KILLED',
]);

function isBusy(error: object): boolean {
  const { driverError } = error as { driverError?: object };
  return [error, driverError].some((one) => {
    const { code, fatal } = (one ?? {}) as { code?: unknown; fatal?: unknown };
    // The driver marks what ended a connection as fatal; a closed one has no code.
    return fatal === true || (typeof code === 'string' && BUSY.has(code));
  });
}

function busy(): Problem {
  return new Problem(
    'unavailable',
    'database-unavailable',
    'The database cannot be reached now; what was not confirmed may be lost. Please try again.',
    {
      extra: { retryAfterSeconds: 5 },
    },
  );
}
