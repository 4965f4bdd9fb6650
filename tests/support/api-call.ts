import { TEST_PASSWORD } from './app.ts';
import type { ServerProcess } from './server-process.ts';

/** What a running process answered. */
export interface ApiAnswer<Body> {
  status: number;
  type: string;
  body: Body;
}

interface ApiRequest {
  path: string;
  token?: string;
  method?: string;
  body?: object;
  limitMs?: number;
}

/** Calls the API of a running process; sends JSON, or a form with a file. */
export async function callApi<Body>(
  server: Pick<ServerProcess, 'baseUrl'>,
  request: ApiRequest,
): Promise<ApiAnswer<Body>> {
  const { path, limitMs = 60_000 } = request;
  const answer = await fetch(`${server.baseUrl}${path}`, {
    ...requestOf(request),
    signal: AbortSignal.timeout(limitMs),
  });
  const text = await answer.text();
  const type = answer.headers.get('content-type') ?? '';
  return { status: answer.status, type, body: (type.includes('json') ? JSON.parse(text) : text) as Body };
}

function requestOf({ token, method, body }: ApiRequest): RequestInit {
  const headers = new Headers(token === undefined ? {} : { authorization: `Bearer ${token}` });
  if (body === undefined) return { headers, method: method ?? 'GET' };
  if (body instanceof FormData) return { headers, method: method ?? 'POST', body };
  headers.set('content-type', 'application/json');
  return { headers, method: method ?? 'POST', body: JSON.stringify(body) };
}

/** Signs staff in and gives the token. */
export async function signInAt(server: Pick<ServerProcess, 'baseUrl'>, userName: string): Promise<string> {
  const body = { userName, password: TEST_PASSWORD };
  const answer = await callApi<{ accessToken: string }>(server, { path: '/v1/sessions', body });
  return answer.body.accessToken;
}
