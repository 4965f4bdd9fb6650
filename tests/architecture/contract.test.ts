import { loadContract, type ContractOperation, type JsonObject } from '../../server/http/contract.ts';
import { ROLE_PERMISSIONS, type Role } from '../../modules/identity/permissions.ts';
import { startApp, type Client, type TestApp } from '../support/app.ts';

const contract = loadContract();

function declared(operation: ContractOperation): JsonObject {
  return contract.document.paths[operation.path]?.[operation.method] as JsonObject;
}

function statuses(operation: ContractOperation): string[] {
  return Object.keys(declared(operation)['responses'] as JsonObject);
}

const operations = contract.operations.map((operation) => [operation.id, operation] as const);
const guarded = operations.filter(([, operation]) => operation.permission !== 'public');
const known = new Set<string>(['farmer.self', ...Object.values(ROLE_PERMISSIONS).flat()]);

describe('the contract as data', () => {
  test('operation ids are unique', () => {
    expect(new Set(contract.operations.map((operation) => operation.id)).size).toBe(
      contract.operations.length,
    );
  });

  test.each(operations)(
    '%s has summary, one tag, a known permission and its problem answers',
    (_id, operation) => {
      const item = declared(operation);
      expect(item['summary']).toEqual(expect.stringMatching(/\.$/));
      expect(item['tags']).toHaveLength(1);
      if (operation.permission === 'public') expect(item['security']).toEqual([]);
      else if (operation.permission !== 'signed-in') expect(known).toContain(operation.permission);
      const expected = [
        ...(operation.permission === 'public' ? [] : ['401']),
        ...(operation.permission === 'public' || operation.permission === 'signed-in' ? [] : ['403']),
      ];
      expect(statuses(operation)).toEqual(expect.arrayContaining(expected));
      expect(statuses(operation).some((status) => status.startsWith('4'))).toBe(true);
      if (operation.path.includes('{')) expect(statuses(operation)).toContain('404');
    },
  );

  test.each(operations)('%s takes only what it names', (_id, operation) => {
    const body = (declared(operation)['requestBody'] as JsonObject | undefined)?.['content'] as
      JsonObject | undefined;
    const schema = (body?.['application/json'] as JsonObject | undefined)?.['schema'] as
      JsonObject | undefined;
    if (!schema) return;
    expect(resolved(schema)['additionalProperties']).toBe(false);
  });
});

function resolved(schema: JsonObject): JsonObject {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  return reference
    .slice(2)
    .split('/')
    .reduce<JsonObject>((at, step) => at[step] as JsonObject, contract.document);
}

describe('who is let in', () => {
  let app: TestApp;
  const callers = new Map<Role, Client>();
  beforeAll(async () => {
    app = await startApp();
    for (const role of Object.keys(ROLE_PERMISSIONS) as Role[]) {
      callers.set(role, role === 'administrator' ? await app.administrator() : await app.as(role));
    }
  });
  afterAll(() => app.close());

  const call = (client: Client, operation: ContractOperation): Promise<{ status: number }> => {
    const path = operation.path.replaceAll(/\{\w+\}/g, 'foreign_0123456789');
    const send =
      operation.method === 'get' || operation.method === 'delete'
        ? client[operation.method](path)
        : client[operation.method](path, {});
    return Promise.resolve(send);
  };

  test.each(guarded)('%s without a token is 401', async (_id, operation) => {
    expect((await call(app.anonymous, operation)).status).toBe(401);
  });

  test.each(guarded.filter(([, operation]) => operation.permission !== 'signed-in'))(
    '%s with any role that does not hold its permission is 403',
    async (_id, operation) => {
      for (const [role, client] of callers) {
        if ((ROLE_PERMISSIONS[role] as readonly string[]).includes(operation.permission)) continue;
        expect([role, (await call(client, operation)).status]).toEqual([role, 403]);
      }
    },
  );
});
