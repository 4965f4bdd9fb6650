import { randomUUID } from 'node:crypto';
import { schedule, type ScheduledTask, type TaskContext } from 'node-cron';
import { MoreThan } from 'typeorm';
import { SECOND, type Clock } from '../modules/kernel/clock.ts';
import { insertedOnce } from '../modules/kernel/duplicate-key.ts';
import type { Job } from '../modules/kernel/mount.ts';
import type { InTransaction, Tx } from '../modules/kernel/transaction.ts';
import type { Log } from './log.ts';
import { oneAtATime } from './transaction.ts';
import { jobLeaseTable } from './tables.ts';

/** How long a job stays with a process that fell silent: after a crash it goes on this soon. */
const LEASE = 30 * SECOND;
const RENEW_INTERVAL = 10 * SECOND;

/** The clockwork: every process schedules every job, a lease row lets one of them run it at each tick. */
export interface Jobs {
  start(): void;
  stop(): Promise<void>;
  /** Runs a job at the tick `slot` (an instant) unless somebody has; true when this call ran it. */
  tick(job: Job, slot: number): Promise<boolean>;
}

interface Needs {
  clock: Clock;
  log: Log;
  inTransaction: InTransaction;
  /** How often a running job's lease is renewed, ms. */
  renewInterval?: number;
}

export function createJobs(needs: Needs, jobs: readonly Job[]): Jobs {
  const owner = randomUUID();
  const tasks: ScheduledTask[] = [];
  const running = new Set<Promise<unknown>>();

  const tick = async (job: Job, slot: number): Promise<boolean> => {
    const now = needs.clock.now();
    const claimed = await needs.inTransaction((tx) => claim(tx, { job: job.name, owner, slot, now }));
    if (!claimed) return false;
    const stopRenewing = keepRenewing(needs, { job: job.name, owner });
    try {
      await job.run(oneAtATime(needs.inTransaction));
    } catch (error) {
      needs.log.error({ err: error, job: job.name }, 'job failed');
    } finally {
      stopRenewing();
    }
    await needs.inTransaction((tx) => release(tx, { job: job.name, owner }));
    return true;
  };

  const fire = (job: Job, context: TaskContext): void => {
    const slot = Math.floor(context.date.getTime() / SECOND) * SECOND;
    const run = tick(job, slot).catch((error: unknown) => {
      needs.log.error({ err: error, job: job.name }, 'job could not take its lease');
    });
    running.add(run);
    void run.finally(() => running.delete(run));
  };

  return {
    start() {
      for (const job of jobs) {
        const options = { timezone: 'Asia/Shanghai', name: job.name, suppressMissedWarning: true };
        tasks.push(
          schedule(
            job.schedule,
            (context) => {
              fire(job, context);
            },
            options,
          ),
        );
      }
    },
    async stop() {
      for (const task of tasks) await task.destroy();
      await Promise.allSettled(running);
    },
    tick,
  };
}

/** One conditional write: it succeeds for one owner per slot, and only after the last lease has ended. */
async function claim(
  tx: Tx,
  ask: { job: string; owner: string; slot: number; now: number },
): Promise<boolean> {
  const leases = tx.getRepository(jobLeaseTable);
  const until = ask.now + LEASE;
  if ((await leases.countBy({ job: ask.job })) === 0) {
    const first = { job: ask.job, owner: ask.owner, until, token: 1, slot: ask.slot };
    return insertedOnce(() => leases.insert(first));
  }
  const taken = await leases
    .createQueryBuilder()
    .update()
    .set({ owner: ask.owner, until, token: () => 'token + 1', slot: ask.slot })
    .where('job = :job AND slot < :slot AND until_at <= :now', { job: ask.job, slot: ask.slot, now: ask.now })
    .execute();
  return taken.affected === 1;
}

/** Holds the lease while the job runs; returns how to stop. */
function keepRenewing(needs: Needs, held: { job: string; owner: string }): () => void {
  const timer = setInterval(() => {
    needs
      .inTransaction((tx) => renew(tx, { ...held, until: needs.clock.now() + LEASE }))
      .catch((error: unknown) => {
        needs.log.error({ err: error, job: held.job }, 'job could not renew its lease');
      });
  }, needs.renewInterval ?? RENEW_INTERVAL);
  return () => {
    clearInterval(timer);
  };
}

/** A lease that was released stays so, though a renewal comes late. */
async function renew(tx: Tx, held: { job: string; owner: string; until: number }): Promise<void> {
  const { job, owner, until } = held;
  await tx.getRepository(jobLeaseTable).update({ job, owner, until: MoreThan(0) }, { until });
}

async function release(tx: Tx, held: { job: string; owner: string }): Promise<void> {
  await tx.getRepository(jobLeaseTable).update(held, { until: 0 });
}
