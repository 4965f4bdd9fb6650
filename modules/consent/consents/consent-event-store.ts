import { newId } from '../../kernel/id.ts';
import type { Page } from '../../kernel/page.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { consentEventTable, type ConsentEventRow } from './consent-event-table.ts';
import type { PageAsk } from './consent-store.ts';

export function insertEvent(tx: Tx, event: Omit<ConsentEventRow, 'id'>): Promise<unknown> {
  return tx.getRepository(consentEventTable).insert({ id: newId('cev'), ...event });
}

/** What happened to a consent, oldest first. */
export async function listEvents(tx: Tx, consentId: string, ask: PageAsk): Promise<Page<ConsentEventRow>> {
  const query = tx
    .getRepository(consentEventTable)
    .createQueryBuilder('e')
    .where('e.consentId = :consentId', { consentId });
  if (ask.cursor !== undefined)
    query.andWhere('e.id > :after', { after: String(readCursor(ask.cursor, 1)[0]) });
  const rows = await query
    .orderBy('e.id')
    .take(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.id]);
}
