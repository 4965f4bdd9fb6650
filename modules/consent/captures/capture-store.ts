import type { Page } from '../../kernel/page.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { consentTable, type ConsentRow } from '../consents/consent-table.ts';
import type { PageAsk } from '../consents/consent-store.ts';
import { captureTable } from './capture-table.ts';
import type { Capture } from './capture.ts';

export function insertCapture(tx: Tx, capture: Capture): Promise<unknown> {
  return tx.getRepository(captureTable).insert(capture);
}

export async function findCapture(tx: Tx, consentId: string): Promise<Capture | undefined> {
  return (await tx.getRepository(captureTable).findOneBy({ consentId })) ?? undefined;
}

/** Enters the witness; `false` when another was faster. */
export async function enterWitness(
  tx: Tx,
  consentId: string,
  witness: { id: string; organisationId: string; at: number },
): Promise<boolean> {
  const entered = await tx
    .createQueryBuilder()
    .update(captureTable)
    .set({ witnessId: witness.id, witnessOrganisationId: witness.organisationId, witnessedAt: witness.at })
    .where('consent_id = :consentId AND witnessed_at IS NULL', { consentId })
    .execute();
  return entered.affected === 1;
}

/** Which of these consents have their witness. */
export async function witnessedAmong(tx: Tx, consentIds: readonly string[]): Promise<Set<string>> {
  if (consentIds.length === 0) return new Set();
  const rows = await tx
    .getRepository(captureTable)
    .createQueryBuilder('p')
    .where('p.consentId IN (:...consentIds) AND p.witnessedAt IS NOT NULL', { consentIds: [...consentIds] })
    .getMany();
  return new Set(rows.map((row) => row.consentId));
}

/** A captured consent with its capture. */
export interface WaitingCapture {
  consent: ConsentRow;
  capture: Capture;
}

/** Captures that still wait at `now` and were not made by one organisation's agents, oldest first. */
export async function waitingCaptures(
  tx: Tx,
  ask: PageAsk & { exceptOrganisationId: string; now: number },
): Promise<Page<WaitingCapture>> {
  const query = tx
    .getRepository(captureTable)
    .createQueryBuilder('p')
    .innerJoin('consent_consent', 'c', 'c.id = p.consentId')
    .where('c.state = :waiting AND c.authoriseBy > :now AND p.agentOrganisationId <> :except', {
      waiting: 'AWAITING_CONFIRMATION',
      now: ask.now,
      except: ask.exceptOrganisationId,
    });
  if (ask.cursor !== undefined)
    query.andWhere('p.consentId > :after', { after: String(readCursor(ask.cursor, 1)[0]) });
  const captures = await query
    .orderBy('p.consentId')
    .limit(ask.limit + 1)
    .getMany();
  const page = pageOf(captures, ask.limit, (row) => [row.consentId]);
  const consents = await consentsById(tx, page.items);
  const items = page.items.flatMap((capture) => {
    const consent = consents.get(capture.consentId);
    return consent ? [{ consent, capture }] : [];
  });
  return { ...page, items };
}

async function consentsById(tx: Tx, captures: readonly Capture[]): Promise<Map<string, ConsentRow>> {
  if (captures.length === 0) return new Map();
  const rows = await tx
    .getRepository(consentTable)
    .createQueryBuilder('c')
    .where('c.id IN (:...ids)', { ids: captures.map((capture) => capture.consentId) })
    .getMany();
  return new Map(rows.map((row) => [row.id, row]));
}
