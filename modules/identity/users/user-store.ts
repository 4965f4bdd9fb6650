import { In } from 'typeorm';
import type { Tx } from '../../kernel/transaction.ts';
import { userTable, type UserRow } from './user-table.ts';

export function insertUser(tx: Tx, row: UserRow): Promise<unknown> {
  return tx.getRepository(userTable).insert(row);
}

export function findUser(tx: Tx, id: string): Promise<UserRow | null> {
  return tx.getRepository(userTable).findOneBy({ id });
}

export function findUserByName(tx: Tx, userName: string): Promise<UserRow | null> {
  return tx.getRepository(userTable).findOneBy({ userName });
}

export function countUsers(tx: Tx): Promise<number> {
  return tx.getRepository(userTable).count();
}

/** Those of the ids that are users. */
export function findUsers(tx: Tx, ids: readonly string[]): Promise<Pick<UserRow, 'id' | 'name'>[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return tx.getRepository(userTable).find({ where: { id: In([...ids]) }, select: { id: true, name: true } });
}

/** Names by id. */
export function namesById(rows: readonly { id: string; name: string }[]): Map<string, string> {
  return new Map(rows.map(({ id, name }) => [id, name]));
}
