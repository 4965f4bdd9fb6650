import { In } from 'typeorm';
import { newId } from '../../kernel/id.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { OPEN_STATES, type Agreement, type AgreementState } from './agreement.ts';
import {
  agreementEventTable,
  agreementTable,
  type AgreementEventRow,
  type AgreementRow,
} from './agreement-table.ts';

/** States of versions that files and records may name. */
const STANDING: readonly AgreementState[] = ['in-force', 'superseded', 'ended'];

/** Adds a version; throws on a number or an open place that is taken. */
export async function insertAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  await tx.getRepository(agreementTable).insert({ ...agreement, ...keysOf(agreement) });
}

/**
 * Changes a version as it was read; 409 `agreement-changed` when somebody was faster. The revision counts up with every
 * change.
 */
export async function changeAgreement(
  tx: Tx,
  agreement: Agreement,
  change: Partial<Agreement>,
): Promise<Agreement> {
  const next = { ...agreement, ...change, revision: agreement.revision + 1 };
  const { affected } = await tx
    .getRepository(agreementTable)
    .update(
      { id: agreement.id, revision: agreement.revision },
      { ...change, ...keysOf(next), revision: next.revision },
    );
  if (affected !== 1)
    throw conflict('agreement-changed', 'Somebody decided on this version at the same moment.');
  return next;
}

export async function findAgreement(tx: Tx, id: string): Promise<Agreement | undefined> {
  return (await tx.getRepository(agreementTable).findOneBy({ id })) ?? undefined;
}

export async function agreementInForce(tx: Tx, datasetId: string): Promise<Agreement | undefined> {
  return (await tx.getRepository(agreementTable).findOneBy({ inForceFor: datasetId })) ?? undefined;
}

/** All versions of a dataset, the newest first. */
export function agreementsOf(tx: Tx, datasetId: string): Promise<Agreement[]> {
  return tx.getRepository(agreementTable).find({ where: { datasetId }, order: { version: 'DESC' } });
}

export function openAgreements(tx: Tx): Promise<Agreement[]> {
  return tx
    .getRepository(agreementTable)
    .find({ where: { state: In([...OPEN_STATES]) }, order: { createdAt: 'DESC', id: 'DESC' } });
}

/** Every version that is or was in force. */
export function standingAgreements(tx: Tx): Promise<Agreement[]> {
  return tx
    .getRepository(agreementTable)
    .find({ where: { state: In([...STANDING]) }, order: { datasetId: 'ASC', version: 'ASC' } });
}

/** Grows with every change that was committed, in whatever order: a state of the agreements has one edition. */
export async function agreementEdition(tx: Tx): Promise<number> {
  return (await tx.getRepository(agreementTable).sum('revision')) ?? 0;
}

/** True for the one caller that notes this broken promise. */
export async function noteOverdue(tx: Tx, id: string, overdueFor: number): Promise<boolean> {
  const { affected } = await tx
    .getRepository(agreementTable)
    .createQueryBuilder()
    .update()
    .set({ overdueFor })
    .where('id = :id AND (overdue_for IS NULL OR overdue_for < :overdueFor)', { id, overdueFor })
    .execute();
  return affected === 1;
}

export async function addEvent(tx: Tx, event: Omit<AgreementEventRow, 'id'>): Promise<void> {
  await tx.getRepository(agreementEventTable).insert({ ...event, id: newId('age') });
}

/** What happened to a dataset's versions, the newest first. */
export function eventsOf(tx: Tx, datasetId: string): Promise<AgreementEventRow[]> {
  return tx
    .getRepository(agreementEventTable)
    .find({ where: { datasetId }, order: { at: 'DESC', id: 'DESC' } });
}

function keysOf({ state, datasetId }: Agreement): Pick<AgreementRow, 'openFor' | 'inForceFor'> {
  return {
    openFor: OPEN_STATES.includes(state) ? datasetId : null,
    inForceFor: state === 'in-force' ? datasetId : null,
  };
}
