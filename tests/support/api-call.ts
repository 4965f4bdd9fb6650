import { TEST_PASSWORD } from './app.ts';
import type { ServerProcess } from './server-process.ts';

/** What a running process answered. */
export interface ApiAnswer<Body> {
  status: number;
  type: string;
  body: Body;
}

/** Calls the API of a running process; sends JSON, or a form with a file. */
export async function callApi<Body>(
  server: Pick<ServerProcess, 'baseUrl'>,
  request: { path: string; token?: string; method?: string; body?: object; limitMs?: number },
): Promise<ApiAnswer<Body>> {
  const { path, token, method, body, limitMs = 60_000 } = request;
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (body && !(body instanceof FormData)) headers.set('content-type', 'application/json');
  const answer = await fetch(`${server.baseUrl}${path}`, {
    headers,
    signal: AbortSignal.timeout(limitMs),
    ...(body && { method: 'POST', body: body instanceof FormData ? body : JSON.stringify(body) }),
    ...(method && { method }),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, body: (type.includes('json') ? JSON.parse(text) : text) as Body };
}

/** Signs staff in and gives the token. */
export async function signInAt(server: Pick<ServerProcess, 'baseUrl'>, userName: string): Promise<string> {
  const body = { userName, password: TEST_PASSWORD };
  const answer = await callApi<{ accessToken: string }>(server, { path: '/v1/sessions', body });
  return answer.body.accessToken;
}
