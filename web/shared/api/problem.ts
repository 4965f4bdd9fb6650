import type { components } from '../../../openapi/contract.gen.ts';

/** Every refusal the pages see, also the ones no server sent: `code` `offline`, `timeout` or `unreadable-answer`. */
export type Problem = components['schemas']['Problem'];

/** True for what the API client throws; anything else is a fault of ours. */
export function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown && 'status' in thrown;
}

/** An answer in the shape of the server's own refusals, for what went wrong before it could answer. */
export function problemAnswer(status: number, code: string, requestId = ''): Response {
  const problem: Problem = { type: `about:${code}`, title: code, status, code, detail: code, requestId };
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

/** True when nothing reached the server, so that the same act may be sent again later. */
export function notSent(thrown: unknown): boolean {
  return isProblem(thrown) && (thrown.code === 'offline' || thrown.code === 'timeout');
}
