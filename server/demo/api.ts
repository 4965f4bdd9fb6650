/** A caller of the running server's own HTTP API, as any client would be. */
export interface Api {
  /** The same API with a signed-in caller. */
  as(token: string): Api;
  get<Answer>(path: string): Promise<Answer>;
  post<Answer>(path: string, body?: object): Promise<Answer>;
  put<Answer>(path: string, body: object): Promise<Answer>;
  /** Sends a form with a file. */
  upload<Answer>(path: string, form: FormData): Promise<Answer>;
}

/** Reading is asked a second time when the connection broke: a busy server may close an idle one just then. */
export function createApi(baseUrl: string, token?: string): Api {
  const send = async <Answer>(method: string, path: string, body?: object | FormData): Promise<Answer> => {
    const ask = (): Promise<Response> =>
      fetch(`${baseUrl}${path}`, { method, ...requestBody(body), headers: headersOf(token, body) });
    const response = await (method === 'GET' ? ask().catch(ask) : ask());
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${String(response.status)}: ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  };
  return {
    as: (other) => createApi(baseUrl, other),
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body ?? {}),
    put: (path, body) => send('PUT', path, body),
    upload: (path, form) => send('POST', path, form),
  };
}

function requestBody(body: object | FormData | undefined): { body?: string | FormData } {
  if (body === undefined) return {};
  return { body: body instanceof FormData ? body : JSON.stringify(body) };
}

function headersOf(token: string | undefined, body: unknown): Record<string, string> {
  return {
    'idempotency-key': crypto.randomUUID(),
    ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
}
