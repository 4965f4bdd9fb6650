import type { Subscription } from '../../../modules/kernel/event.ts';
import { createLog } from '../../../server/log.ts';
import { createOutbox, type Outbox } from '../../../server/outbox.ts';
import { fakeClock } from '../../support/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';

const log = createLog('silent');
const PAYLOAD = { consentId: 'cst_1', state: 'ACTIVE' };

eachDatabase((open) => {
  let database: TestDatabase;
  const clock = fakeClock();
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  const outboxWith = (...subscriptions: Subscription<'consent.changed'>[]): Outbox => {
    const outbox = createOutbox({ clock, log });
    outbox.subscribe(subscriptions as unknown as Subscription[]);
    return outbox;
  };
  const listener = (
    subscriber: string,
    handle: Subscription<'consent.changed'>['handle'],
  ): Subscription<'consent.changed'> => ({
    subscriber,
    event: 'consent.changed',
    handle,
  });

  test('an event is delivered once to each subscriber, and not at all when the publisher rolled back', async () => {
    const heard: string[] = [];
    const hear = (name: string) =>
      listener(name, (_tx, payload) => {
        heard.push(`${name}:${payload.state}`);
        return Promise.resolve();
      });
    const outbox = outboxWith(hear('a'), hear('b'));
    await database.inTransaction((tx) => outbox.publish(tx, 'consent.changed', PAYLOAD));
    await expect(
      database.inTransaction(async (tx) => {
        await outbox.publish(tx, 'consent.changed', { ...PAYLOAD, state: 'UNDONE' });
        throw new Error('on purpose');
      }),
    ).rejects.toThrow('on purpose');
    await Promise.all([outbox.deliverDue(database.inTransaction), outbox.deliverDue(database.inTransaction)]);
    await outbox.deliverDue(database.inTransaction);
    expect(heard.sort()).toEqual(['a:ACTIVE', 'b:ACTIVE']);
  });

  test('a failing subscriber is retried later, its own writes undone, the others untouched', async () => {
    let tries = 0;
    const heard: string[] = [];
    const outbox = outboxWith(
      listener('weak', async (tx) => {
        tries += 1;
        await tx.query(
          'INSERT INTO server_job_lease (job, owner, until_at, token, slot) VALUES (?, ?, 0, 0, 0)',
          ['made', 'x'],
        );
        if (tries === 1) throw new Error('on purpose');
      }),
      listener('strong', (_tx, payload) => {
        heard.push(payload.state);
        return Promise.resolve();
      }),
    );
    await database.inTransaction((tx) => outbox.publish(tx, 'consent.changed', PAYLOAD));
    await outbox.deliverDue(database.inTransaction);
    const made = (): Promise<unknown[]> =>
      database.inTransaction((tx) => tx.query('SELECT job FROM server_job_lease'));
    expect([heard, tries, await made()]).toEqual([['ACTIVE'], 1, []]);
    expect(await database.inTransaction((tx) => outbox.backlog(tx))).toEqual({ pending: 1, failed: 0 });
    await outbox.deliverDue(database.inTransaction);
    expect(tries).toBe(1);
    clock.advance(3_000);
    await outbox.deliverDue(database.inTransaction);
    expect([tries, (await made()).length]).toEqual([2, 1]);
    expect(await database.inTransaction((tx) => outbox.backlog(tx))).toEqual({ pending: 0, failed: 0 });
  });

  test('after twelve failures it is given up and stays visible', async () => {
    const outbox = outboxWith(listener('broken', () => Promise.reject(new Error('always'))));
    await database.inTransaction((tx) => outbox.publish(tx, 'consent.changed', PAYLOAD));
    for (let n = 0; n < 13; n += 1) {
      await outbox.deliverDue(database.inTransaction);
      clock.advance(10_000_000);
    }
    expect(await database.inTransaction((tx) => outbox.backlog(tx))).toEqual({ pending: 0, failed: 1 });
  });
});
