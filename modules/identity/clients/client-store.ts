import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { assertionTable, clientTable, type AssertionRow, type ClientRow } from './client-table.ts';

export function insertClient(tx: Tx, row: ClientRow): Promise<unknown> {
  return tx.getRepository(clientTable).insert(row);
}

export function findClient(tx: Tx, id: string): Promise<ClientRow | null> {
  return tx.getRepository(clientTable).findOneBy({ id });
}

/** Remembers an assertion; false when it was used before. */
export function rememberAssertion(tx: Tx, row: AssertionRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(assertionTable).insert(row));
}

export async function deleteAssertionsBefore(tx: Tx, instant: number): Promise<void> {
  await tx.query('DELETE FROM identity_assertion WHERE expires_at < ?', [instant]);
}
