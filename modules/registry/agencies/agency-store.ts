import type { Tx } from '../../kernel/transaction.ts';
import { agencyTable, type AgencyRow } from './agency-table.ts';

export function boundAgencies(tx: Tx): Promise<AgencyRow[]> {
  return tx.getRepository(agencyTable).find();
}

/** The agency that an organisation is. */
export async function agencyOf(tx: Tx, organisationId: string): Promise<AgencyRow | undefined> {
  return (await tx.getRepository(agencyTable).findOneBy({ organisationId })) ?? undefined;
}

/** Binds a slug; an earlier binding of the slug ends. Throws on an organisation that is another agency already. */
export async function saveAgency(tx: Tx, row: AgencyRow): Promise<void> {
  const agencies = tx.getRepository(agencyTable);
  const { slug, ...binding } = row;
  const { affected } = await agencies.update({ slug }, binding);
  if (affected !== 1) await agencies.insert(row);
}
