import { createServer, type Server } from 'node:http';
import { resolve } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { DataSource } from 'typeorm';
import { createAccessTokens, type Identity, type SendMessage } from '../modules/identity/index.ts';
import { systemClock, type Clock } from '../modules/kernel/clock.ts';
import type { Job, Mounted } from '../modules/kernel/mount.ts';
import type { Handlers } from '../modules/kernel/operation.ts';
import type { InTransaction } from '../modules/kernel/transaction.ts';
import { createVault } from '../modules/kernel/vault.ts';
import { compose, contextSchemas } from './compose.ts';
import type { Config } from './config.ts';
import { openDatabase } from './database.ts';
import { createApp } from './http/app.ts';
import { loadContract } from './http/contract.ts';
import { createOnce, forgetKeysJob } from './idempotency.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { loadKeys } from './keys.ts';
import { createLog, type Log } from './log.ts';
import { createMessages } from './message.ts';
import { createMetrics } from './metrics.ts';
import { isMigrated, migrate } from './migrate.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { serverSchemas } from './tables.ts';
import { createTransactions } from './transaction.ts';

/** What tests and the bench replace. */
export interface Replacements {
  clock?: Clock;
  log?: Log;
  sendMessage?: SendMessage;
  validateResponses?: boolean;
}

/** A built process: everything is wired, nothing listens yet. */
export interface Process {
  config: Config;
  app: Express;
  clock: Clock;
  log: Log;
  source: DataSource;
  inTransaction: InTransaction;
  outbox: Outbox;
  identity: Identity;
  jobs: Jobs;
  jobList: readonly Job[];
  /** Ends what contexts do in the background: before the database closes. */
  stopWork: () => Promise<void>;
  /** From now on `/readyz` says no. */
  retire: () => void;
}

/** Opens the database, migrates it, builds the contexts and the HTTP pipeline. */
export async function buildProcess(config: Config, replaced: Replacements = {}): Promise<Process> {
  const clock = replaced.clock ?? systemClock;
  const log = replaced.log ?? createLog(config.logLevel);
  const keys = loadKeys(config);
  const source = await openDatabase(config.database, [...serverSchemas, ...contextSchemas]);
  await migrate(source, config.database);
  const inTransaction = createTransactions(source);
  const outbox = createOutbox({ clock, log });
  const tokens = createAccessTokens({ clock, issuer: config.publicUrl, tokenKeys: keys.tokens });
  const { mounted, identity } = compose({
    config,
    clock,
    vault: createVault(keys.vault),
    tokens,
    publish: outbox.publish,
    sendMessage: replaced.sendMessage ?? createMessages(config.message, log),
    log,
  });
  for (const context of mounted) {
    outbox.subscribe(context.subscriptions ?? []);
    await context.start?.(inTransaction);
  }
  const jobList = [forgetKeysJob(clock), ...mounted.flatMap((context) => context.jobs ?? [])];
  let retired = false;
  const app = createApp({
    contract: loadContract(),
    handlers: handlersOf(mounted),
    inTransaction,
    once: createOnce({ clock }),
    readToken: (token) => tokens.read(token),
    isReady: async () => !retired && (await isReachable(inTransaction)) && (await isMigrated(source)),
    log,
    metrics: createMetrics(() => inTransaction((tx) => outbox.backlog(tx))),
    webDirectory: resolve('web/dist'),
    trustProxy: config.trustProxy,
    validateResponses: replaced.validateResponses ?? false,
  });
  const jobs = createJobs({ clock, log, inTransaction }, jobList);
  const stopWork = async (): Promise<void> => {
    for (const context of mounted) await context.stop?.();
  };
  const retire = (): void => {
    retired = true;
  };
  return {
    config,
    app,
    clock,
    log,
    source,
    inTransaction,
    outbox,
    identity,
    jobs,
    jobList,
    stopWork,
    retire,
  };
}

/** Listens with time limits that end slow and idle clients. */
export async function listen(
  app: Express,
  host: string,
  port: number,
): Promise<{ server: Server; port: number }> {
  const server = createServer(
    {
      headersTimeout: 8_000,
      requestTimeout: 120_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 10_000,
    },
    app,
  );
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, host, done);
  });
  return { server, port: (server.address() as AddressInfo).port };
}

function handlersOf(mounted: readonly Mounted[]): Handlers {
  const handlers: Record<string, unknown> = {};
  for (const context of mounted) {
    for (const [id, handler] of Object.entries(context.operations)) {
      if (id in handlers) throw new Error(`two handlers for ${id}`);
      handlers[id] = handler;
    }
  }
  return handlers;
}

async function isReachable(inTransaction: InTransaction): Promise<boolean> {
  try {
    await inTransaction((tx) => tx.query('SELECT 1 AS one'));
    return true;
  } catch {
    // Not reachable is the answer; the log line comes from whoever needed the database.
    return false;
  }
}
