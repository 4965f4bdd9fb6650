import { problemAnswer } from './problem.ts';

const PATIENCE_MS = 30_000;

/** `fetch` that never throws: no network, no answer in 30 s and unreadable answers come back as problems. */
export async function send(request: Request): Promise<Response> {
  const patience = new AbortController();
  const timer = setTimeout(() => {
    patience.abort();
  }, PATIENCE_MS);
  try {
    return readable(await fetch(request, { signal: patience.signal }));
  } catch (thrown) {
    if (request.signal.aborted) throw thrown;
    return problemAnswer(503, patience.signal.aborted ? 'timeout' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

function readable(answer: Response): Response {
  const type = answer.headers.get('content-type') ?? '';
  if (answer.ok || type.includes('json')) return answer;
  return problemAnswer(answer.status, 'unreadable-answer', answer.headers.get('x-request-id') ?? '');
}
