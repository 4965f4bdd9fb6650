import type { EntitySchema } from 'typeorm';
import type { Subscription } from './event.ts';
import type { Handlers } from './operation.ts';
import type { InTransaction } from './transaction.ts';

/** A recurring job. Any number of processes may schedule it: one of them runs it at each tick. */
export interface Job {
  /** Unique and stable, such as `consent.expire-requests`. */
  name: string;
  /** When, as a cron expression of node-cron (five or six fields, UTC+8). */
  schedule: string;
  run: (inTransaction: InTransaction) => Promise<void>;
}

/** What a context offers to the server once its object exists. */
export interface Mounted {
  operations: Handlers;
  jobs?: readonly Job[];
  subscriptions?: readonly Subscription[];
  /** What must stand before the first request; every process calls it, also at the same moment. */
  start?: (inTransaction: InTransaction) => Promise<void>;
  /** Ends what runs in the background; resolves when nothing of it touches the database any more. */
  stop?: () => Promise<void>;
}

/** A context's service door. `schemas` are its tables; `mount` binds its object to operations, jobs and events. */
export interface Mount<Context> {
  name: string;
  schemas: readonly EntitySchema[];
  mount: (context: Context) => Mounted;
}
