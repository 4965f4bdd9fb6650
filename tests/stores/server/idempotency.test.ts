import { createOnce, type Once } from '../../../server/idempotency.ts';
import { fakeClock } from '../../support/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';

type Answer = { status: number; body: object };
type Bound = (ask: Parameters<Once>[1], work: () => Promise<Answer>) => Promise<Answer>;

eachDatabase((open) => {
  let database: TestDatabase;
  let once: Bound;
  let runs: number;
  beforeEach(async () => {
    database = await open();
    once = bound(createOnce({ clock: fakeClock() }));
    runs = 0;
  });
  afterEach(() => database.close());

  /** The callers of these tests all come through the database's own door. */
  const bound =
    (made: Once): Bound =>
    (asked, work) =>
      made(database.inTransaction, asked, work);

  const ask = {
    callerId: 'bank-a',
    key: 'key-12345',
    operation: 'createInquiry',
    request: { body: { a: 1 } },
  };
  const work = (): Promise<{ status: number; body: object }> => {
    runs += 1;
    return Promise.resolve({ status: 201, body: { number: runs } });
  };

  test('the same key and body gets the first answer, however the body is ordered', async () => {
    const first = await once({ ...ask, request: { a: 1, b: 2 } }, work);
    expect(await once({ ...ask, request: { b: 2, a: 1 } }, work)).toEqual(first);
    expect(runs).toBe(1);
  });

  test('another body is refused, another caller and another key are independent', async () => {
    await once(ask, work);
    await expect(once({ ...ask, request: { body: { a: 2 } } }, work)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    await expect(once({ ...ask, operation: 'other' }, work)).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    await once({ ...ask, callerId: 'bank-b' }, work);
    await once({ ...ask, key: 'key-67890' }, work);
    expect(runs).toBe(3);
  });

  test('a missing key is 400, a call under way 409, a failed one may be repeated', async () => {
    await expect(once({ ...ask, key: undefined }, work)).rejects.toMatchObject({ kind: 'malformed' });
    const outcomes = await Promise.allSettled([once(ask, work), once(ask, work)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const failing = { ...ask, key: 'key-failing' };
    await expect(once(failing, () => Promise.reject(new Error('on purpose')))).rejects.toThrow('on purpose');
    expect((await once(failing, work)).status).toBe(201);
  });

  test('two processes with the same key at once run the work for one of them', async () => {
    const others = Array.from({ length: 5 }, () => bound(createOnce({ clock: fakeClock() })));
    const answers = await Promise.all(others.map((other) => other(ask, work)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const [kept] = await database.inTransaction<{ n: unknown }[]>((tx) =>
      tx.query('SELECT COUNT(*) AS n FROM server_idempotency'),
    );
    expect(Number(kept?.n)).toBe(1);
  });
});
