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

export async function userNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.getRepository(userTable).findBy({ id: In([...ids]) });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
