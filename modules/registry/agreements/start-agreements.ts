import type { Clock } from '../../kernel/clock.ts';
import type { InTransaction } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { foundAgreements } from './found-agreements.ts';
import { refreshContracts } from './refresh-contracts.ts';

/** The first start puts the bundled contracts in force; every start then shows what stands in the database. */
export async function startAgreements(
  { clock, contracts }: { clock: Clock; contracts: Contracts },
  inTransaction: InTransaction,
): Promise<void> {
  const bundled = contracts.all;
  await inTransaction((tx) => foundAgreements(tx, bundled, clock.now()));
  await inTransaction((tx) => refreshContracts(tx, contracts));
}
