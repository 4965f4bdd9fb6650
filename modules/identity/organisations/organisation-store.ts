import { In } from 'typeorm';
import type { OrganisationKind } from '../../kernel/actor.ts';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { organisationTable, type OrganisationRow } from './organisation-table.ts';

export function insertOrganisation(tx: Tx, row: OrganisationRow): Promise<unknown> {
  return tx.getRepository(organisationTable).insert(row);
}

export function findOrganisation(tx: Tx, id: string): Promise<OrganisationRow | null> {
  return tx.getRepository(organisationTable).findOneBy({ id });
}

export function findOrganisations(tx: Tx, ids: readonly string[]): Promise<OrganisationRow[]> {
  return tx.getRepository(organisationTable).findBy({ id: In([...ids]) });
}

export async function organisationNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  return new Map((await findOrganisations(tx, ids)).map(({ id, name }) => [id, name]));
}

/** A page in the order of creation. */
export async function listOrganisations(
  tx: Tx,
  ask: { kind?: OrganisationKind; cursor?: string; limit: number },
): Promise<Page<OrganisationRow>> {
  const query = tx
    .getRepository(organisationTable)
    .createQueryBuilder('o')
    .orderBy('o.id')
    .limit(ask.limit + 1);
  if (ask.kind !== undefined) query.andWhere('o.kind = :kind', { kind: ask.kind });
  if (ask.cursor !== undefined) query.andWhere('o.id > :after', { after: readCursor(ask.cursor, 1)[0] });
  return pageOf(await query.getMany(), ask.limit, (row) => [row.id]);
}
