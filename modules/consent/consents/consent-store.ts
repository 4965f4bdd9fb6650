import type { Page } from '../../kernel/page.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { CONSENT_TABLE, statesBefore, type ConsentEvent } from './consent-state.ts';
import { consentTable, type ConsentRow } from './consent-table.ts';
import type { ConsentState } from './consent.ts';

export interface PageAsk {
  cursor?: string;
  limit: number;
}

/** Whose consent it must be: the bank's own, the person's own, or any (officers). */
export type Owner = { bankId: string } | { personId: string } | 'any';

/** One step of a consent, taken only when the database still finds it possible. */
export interface Step {
  consentId: string;
  owner: Owner;
  event: ConsentEvent;
  to: ConsentState;
  now: number;
  set?: Partial<Pick<ConsentRow, 'stateReason' | 'authoriseBy' | 'authorisedAt' | 'coolingOffUntil'>>;
}

export function insertConsent(tx: Tx, row: ConsentRow): Promise<unknown> {
  return tx.getRepository(consentTable).insert(row);
}

export async function findConsent(tx: Tx, id: string, owner: Owner): Promise<ConsentRow | undefined> {
  const where = owner === 'any' ? { id } : { id, ...owner };
  return (await tx.getRepository(consentTable).findOneBy(where)) ?? undefined;
}

/** The consents of one bank or one person, newest first. */
export async function listConsents(
  tx: Tx,
  owner: Exclude<Owner, 'any'>,
  ask: PageAsk,
): Promise<Page<ConsentRow>> {
  const query = tx.getRepository(consentTable).createQueryBuilder('c').where(ownerCondition(owner), owner);
  if (ask.cursor !== undefined)
    query.andWhere('c.id < :before', { before: String(readCursor(ask.cursor, 1)[0]) });
  const rows = await query
    .orderBy('c.id', 'DESC')
    .take(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.id]);
}

/** A bank's consents in some states, oldest first. */
export function consentsIn(
  tx: Tx,
  bankId: string,
  states: readonly ConsentState[],
  limit: number,
): Promise<ConsentRow[]> {
  return tx
    .getRepository(consentTable)
    .createQueryBuilder('c')
    .where('c.bankId = :bankId AND c.state IN (:...states)', { bankId, states: [...states] })
    .orderBy('c.id')
    .take(limit)
    .getMany();
}

const LAPSING = (Object.keys(CONSENT_TABLE) as ConsentState[]).filter((state) => CONSENT_TABLE[state].lapse);
const EXPIRING = (Object.keys(CONSENT_TABLE) as ConsentState[]).filter(
  (state) => CONSENT_TABLE[state].expire,
);

/**
 * Takes a step by one conditional UPDATE: `false` when the consent is not the owner's, not in a state that allows the
 * event, or over by the clock. An ending never lies before the last use, whichever of two requests came first.
 */
export async function takeStep(tx: Tx, step: Step): Promise<boolean> {
  const ends = Object.keys(CONSENT_TABLE[step.to]).length === 0;
  const changed = await tx
    .createQueryBuilder()
    .update(consentTable)
    .set({ state: step.to, ...step.set, ...(ends ? { endedAt: () => ENDING } : {}) })
    .where(`id = :id AND ${owned(step.owner)} AND ${LIVE} AND state IN (:...before)`)
    .setParameters({
      id: step.consentId,
      ...(step.owner === 'any' ? {} : step.owner),
      now: step.now,
      before: statesBefore(step.event),
      lapsing: LAPSING,
      expiring: EXPIRING,
    })
    .execute();
  return changed.affected === 1;
}

const ENDING = 'CASE WHEN last_use_at IS NOT NULL AND last_use_at > :now THEN last_use_at ELSE :now END';
const LIVE =
  '((state IN (:...lapsing) AND authorise_by > :now) OR (state IN (:...expiring) AND consent_expiry > :now))';

function owned(owner: Owner): string {
  if (owner === 'any') return '1 = 1';
  return 'bankId' in owner ? 'bank_id = :bankId' : 'person_id = :personId';
}

function ownerCondition(owner: Exclude<Owner, 'any'>): string {
  return 'bankId' in owner ? 'c.bankId = :bankId' : 'c.personId = :personId';
}
