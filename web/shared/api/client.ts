import { QueryClient } from '@tanstack/react-query';
import createFetchClient from 'openapi-fetch';
import createQueries from 'openapi-react-query';
import type { paths } from '../../../openapi/contract.gen.ts';
import { actingAccount, onSession } from '../session/session-store.ts';
import { authorisedSend } from './authorised-send.ts';

/** The platform's API, typed by the contract: `api.GET('/v1/…')` answers `{ data }` or `{ error: Problem }`. */
export const api = createFetchClient<paths>({ baseUrl: location.origin, fetch: authorisedSend });

/** The same operations as hooks: `server.useQuery('get', '/v1/…')`, `server.useMutation('post', '/v1/…')`. */
export const server = createQueries(api);

/** Answers stay fresh for 30 s and are forgotten when another account acts; nothing is retried behind the person's back: the page offers it. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 30_000, retry: false, networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

let lastAccountId: string | undefined;
onSession(() => {
  const id = actingAccount()?.id;
  if (id !== lastAccountId) queryClient.clear();
  lastAccountId = id;
});

/** A new key for one act of the person; the same act sent twice bears the same key. */
export function newIdempotencyKey(): string {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return `web-${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
