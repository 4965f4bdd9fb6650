import type { Express } from 'express';
import supertest from 'supertest';

/** A caller: the usual verbs with the bearer token in place. Post and put send JSON. */
export interface Client {
  get(path: string): supertest.Test;
  post(path: string, body?: object): supertest.Test;
  put(path: string, body?: object): supertest.Test;
  patch(path: string, body?: object): supertest.Test;
  delete(path: string): supertest.Test;
  token: string;
  account: { id: string; organisation?: { id: string; name: string }; personId?: string };
}

export function createClient(app: Express, token: string, account: Client['account']): Client {
  const agent = supertest(app);
  const signed = (test: supertest.Test): supertest.Test =>
    token === '' ? test : test.set('authorization', `Bearer ${token}`);
  return {
    token,
    account,
    get: (path) => signed(agent.get(path)),
    post: (path, body) => signed(agent.post(path)).send(body),
    put: (path, body) => signed(agent.put(path)).send(body),
    patch: (path, body) => signed(agent.patch(path)).send(body),
    delete: (path) => signed(agent.delete(path)),
  };
}
