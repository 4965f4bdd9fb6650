import { api } from '../../shared/api/client.ts';
import { isProblem, type Problem } from '../../shared/api/problem.ts';
import { sessionState } from '../../shared/session/session-store.ts';

interface Options {
  /** Share of the bytes that left, in percent. */
  onProgress?: (percent: number) => void;
  signal?: AbortSignal;
}

export type FileAnswer<Data> = { data: Data } | { error: Problem } | { stopped: true };

/** Sends a form with a file; XMLHttpRequest, because `fetch` tells nothing of the progress of an upload. */
export async function sendFile<Data>(
  path: '/v1/batches/preview',
  form: FormData,
  { onProgress, signal }: Options = {},
): Promise<FileAnswer<Data>> {
  // Renews the token, or lets the person sign in again, before a long upload begins.
  const { error } = await api.GET('/v1/sessions/current');
  if (error) return { error };
  const token = sessionState().own?.accessToken ?? '';
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.setRequestHeader('authorization', `Bearer ${token}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(Math.floor((100 * event.loaded) / event.total));
    };
    request.onload = () => {
      resolve(answerOf<Data>(request));
    };
    request.onerror = () => {
      resolve({ error: unreachable() });
    };
    request.onabort = () => {
      resolve({ stopped: true });
    };
    signal?.addEventListener('abort', () => {
      request.abort();
    });
    request.send(form);
  });
}

function answerOf<Data>(request: XMLHttpRequest): FileAnswer<Data> {
  const body: unknown = request.response;
  if (request.status < 300) return { data: body as Data };
  return {
    error: isProblem(body) ? body : { ...unreachable(), status: request.status, code: 'unreadable-answer' },
  };
}

export function unreachable(): Problem {
  return {
    type: 'about:offline',
    title: 'offline',
    status: 503,
    code: 'offline',
    detail: 'offline',
    requestId: '',
  };
}
