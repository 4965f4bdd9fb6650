import type { EntityManager } from 'typeorm';

/** The handle on one open database transaction. Only who opened it commits it; everybody below just receives it. */
export type Tx = EntityManager;

/**
 * Runs `work` in one transaction and resolves once it is durable; a throw rolls everything back. The only way to
 * the database, for reads too. It queues on SQLite, refuses nesting, and on MySQL/MariaDB runs `work` again from a
 * fresh read after a deadlock or a cluster conflict, so `work` must have no effect outside `tx`.
 */
export type InTransaction = <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
