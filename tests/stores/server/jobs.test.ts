import type { Job } from '../../../modules/kernel/mount.ts';
import { createJobs } from '../../../server/jobs.ts';
import { createLog } from '../../../server/log.ts';
import { openDatabase } from '../../../server/database.ts';
import { serverSchemas } from '../../../server/tables.ts';
import { createTransactions } from '../../../server/transaction.ts';
import { fakeClock } from '../../support/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';

const log = createLog('silent');

eachDatabase((open) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await open();
  });
  afterEach(() => database.close());

  test('two processes tick 200 times together: every tick runs once', async () => {
    const other = await openDatabase(database.config, serverSchemas);
    const clock = fakeClock();
    const runs = new Map<number, number>();
    let slot = 0;
    const job: Job = {
      name: 'test.count',
      schedule: '* * * * * *',
      run: () => {
        runs.set(slot, (runs.get(slot) ?? 0) + 1);
        return Promise.resolve();
      },
    };
    const processes = [database.inTransaction, createTransactions(other)].map((inTransaction) =>
      createJobs({ clock, log, inTransaction }, [job]),
    );
    for (let n = 0; n < 200; n += 1) {
      clock.advance(1_000);
      slot = clock.now();
      await Promise.all(processes.map((jobs) => jobs.tick(job, slot)));
    }
    await other.destroy();
    expect(runs.size).toBe(200);
    expect([...runs.values()].every((count) => count === 1)).toBe(true);
  });

  test('a job that still holds its lease is not started again, and one that threw frees it', async () => {
    const clock = fakeClock();
    let running = 0;
    let most = 0;
    const slow: Job = {
      name: 'test.slow',
      schedule: '* * * * * *',
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 50));
        running -= 1;
        throw new Error('on purpose');
      },
    };
    const jobs = createJobs({ clock, log, inTransaction: database.inTransaction }, [slow]);
    const first = jobs.tick(slow, 1_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await jobs.tick(slow, 2_000)).toBe(false);
    expect(await first).toBe(true);
    expect(await jobs.tick(slow, 3_000)).toBe(true);
    expect(most).toBe(1);
  });

  test('a job whose process died goes on after half a minute; one that lives keeps its lease', async () => {
    const clock = fakeClock();
    let finish: () => void = () => undefined;
    const long: Job = {
      name: 'test.long',
      schedule: '* * * * * *',
      run: () => new Promise((resolve) => (finish = resolve)),
    };
    const { inTransaction } = database;
    const dead = createJobs({ clock, log, inTransaction, renewInterval: 60_000 }, [long]);
    const living = createJobs({ clock, log, inTransaction, renewInterval: 20 }, [long]);
    const third = createJobs({ clock, log, inTransaction }, [long]);
    const silent = dead.tick(long, 1_000);
    await pause(100);
    const finishSilent = finish;
    clock.advance(29_999);
    expect(await living.tick(long, 2_000)).toBe(false);
    clock.advance(1);
    const run = living.tick(long, 3_000);
    await pause(200);
    const finishRun = finish;
    for (let n = 0; n < 3; n += 1) {
      clock.advance(29_000);
      await pause(200);
      expect(await third.tick(long, 4_000 + n)).toBe(false);
    }
    finishRun();
    finishSilent();
    expect([await run, await silent]).toEqual([true, true]);
  });
});

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
