import type { AccessEntry } from '../../../modules/audit/index.ts';
import { exportAccesses } from '../../../modules/audit/access/export-accesses.ts';
import { matching } from '../../../modules/audit/access/access-view.ts';
import { HOUR } from '../../../modules/kernel/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { BANK, bankActor, releaseWorld, WANG, type ReleaseWorld } from '../../support/release-world.ts';

eachDatabase((open) => {
  let db: TestDatabase;
  let world: ReleaseWorld;
  beforeEach(async () => {
    db = await open();
    world = releaseWorld();
  });
  afterEach(() => db.close());

  const entry = (changes: Partial<AccessEntry> = {}): AccessEntry => ({
    actor: bankActor(),
    action: 'inquiry',
    resource: 'inq_1',
    personId: WANG.personId,
    purpose: 'LOAN_APPROVAL',
    decision: 'granted',
    requestId: 'req',
    at: world.clock.now(),
    ...changes,
  });
  const record = (changes?: Partial<AccessEntry>) =>
    db.inTransaction((tx) => world.audit.record(tx, entry(changes)));
  const everything = () => db.inTransaction((tx) => matching(tx, {}, undefined, 1_000));

  test('indexes have no gap and no double, also when some transactions fail and all run at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 40 }, (_, n) =>
        db.inTransaction(async (tx) => {
          const { index } = await world.audit.record(tx, entry({ resource: `inq_${String(n)}` }));
          if (n % 4 === 0) throw new Error('refused after recording');
          return index;
        }),
      ),
    );
    const given = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(given.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, n) => n + 1));
    expect((await everything()).map((row) => row.logIndex)).toEqual(
      Array.from({ length: 30 }, (_, n) => 30 - n),
    );
  });

  test('when the log cannot be written the whole transaction fails with 503', async () => {
    await db.inTransaction((tx) => tx.query(`DELETE FROM audit_head`));
    await expect(
      db.inTransaction(async (tx) => {
        await tx.query(
          `INSERT INTO consent_ask (id, bank_id, subject_key, purpose, blocked_until) VALUES ('a', 'b', 'c', 'd', 1)`,
        );
        await world.audit.record(tx, entry());
      }),
    ).rejects.toMatchObject({ kind: 'unavailable', code: 'audit-unavailable' });
    expect(await db.inTransaction((tx) => tx.query('SELECT id FROM consent_ask'))).toEqual([]);
    expect(await everything()).toEqual([]);
  });

  test('the subject sees its own lines and those about the household as a whole, nobody else does', async () => {
    await record();
    await record({ personId: 'per_wife', householdId: 'hh_wang' });
    const whole: AccessEntry = { ...entry(), householdId: 'hh_wang', action: 'household-lookup' };
    delete whole.personId;
    await db.inTransaction((tx) => world.audit.record(tx, whole));
    await record({ decision: 'denied', reason: 'consent-paused' });
    const mine = await db.inTransaction((tx) => world.audit.disclosuresOf(tx, WANG.personId, { limit: 10 }));
    expect(mine.items.map((row) => row.logIndex)).toEqual([4, 3, 1]);
    const wife = await db.inTransaction((tx) => world.audit.disclosuresOf(tx, 'per_wife', { limit: 10 }));
    expect(wife.items.map((row) => row.logIndex)).toEqual([2]);
  });

  test('pages walk the whole log once', async () => {
    for (let n = 0; n < 7; n += 1) await record();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const ask = { limit: 3, ...(cursor === undefined ? {} : { cursor }) };
      const page = await db.inTransaction((tx) => world.audit.search(tx, {}, ask));
      seen.push(...page.items.map((row) => row.logIndex));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
  });

  test('filters are half-open in time and exact in everything else', async () => {
    const at = world.clock.now();
    await record({ at });
    await record({ at: at + 1_000, decision: 'denied', reason: 'consent-revoked' });
    await record({ at: at + 2_000, actor: bankActor('org_other'), purpose: 'POST_LOAN' });
    const found = async (filter: Parameters<typeof matching>[1]): Promise<number[]> =>
      (await db.inTransaction((tx) => matching(tx, filter, undefined, 10))).map((row) => row.logIndex);
    expect(await found({ from: at, to: at + 2_000 })).toEqual([2, 1]);
    expect(await found({ from: at + 1_000 })).toEqual([3, 2]);
    expect(await found({ organisationId: BANK, decision: 'granted' })).toEqual([1]);
    expect(await found({ purpose: 'POST_LOAN' })).toEqual([3]);
    expect(await found({ personId: 'per_nobody' })).toEqual([]);
  });

  test('counts go by the Chinese day', async () => {
    world.clock.set(Date.parse('2026-11-23T15:30:00Z'));
    await record();
    world.clock.advance(HOUR);
    await record();
    await record({ decision: 'denied', reason: 'consent-expired' });
    const counts = await db.inTransaction((tx) =>
      world.audit.counts(tx, { from: '2026-11-23', to: '2026-11-24' }),
    );
    expect(counts.map(({ day, decision, count }) => [day, decision, count])).toEqual([
      ['2026-11-23', 'granted', 1],
      ['2026-11-24', 'denied', 1],
      ['2026-11-24', 'granted', 1],
    ]);
  });

  test('an export has every line once, over several pages, and none that came later', async () => {
    await db.inTransaction(async (tx) => {
      for (let n = 0; n < 1_201; n += 1) await world.audit.record(tx, entry());
    });
    const namesOf = () => Promise.resolve(new Map([[BANK, '=cmd|"农商行"']]));
    const stream = exportAccesses({ inTransaction: db.inTransaction, namesOf }, {}, 1_201);
    await record();
    let text = '';
    for await (const chunk of stream) text += String(chunk);
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFindex,id,at,/);
    expect(lines.slice(1, -1).map((line) => Number(line.split(',')[0]))).toEqual(
      Array.from({ length: 1_200 }, (_, n) => 1_200 - n),
    );
    expect(lines[1]).toContain(`"'=cmd|""农商行"""`);
  });
});
