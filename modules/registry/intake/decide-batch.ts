import type { Actor } from '../../kernel/actor.ts';
import type { Publish } from '../../kernel/event.ts';
import { absent, conflict, forbidden } from '../../kernel/problem.ts';
import { advance } from '../../kernel/state.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { deleteQuality } from '../quality/quality-store.ts';
import { BATCH_TRANSITIONS, NO_COUNTS, NO_PROGRESS, type Batch } from './batch.ts';
import { changeBatch, deleteFaults, findBatch } from './batch-store.ts';

/** Whether somebody of the county who decides about files of all agencies asks. */
export function decidesForAll({ organisationKind, permissions }: Actor): boolean {
  return organisationKind === 'county' && permissions.includes('registry.approve-batches');
}

/**
 * Releases or refuses a held batch. 403 for the person who delivered it and for programs, 404 for another agency's, 409
 * when it is not held any more.
 */
export async function decideBatch(
  tx: Tx,
  needs: { publish: Publish; now: number },
  ask: { batchId: string; actor: Actor; outcome: 'released' | 'refused'; reason: string },
): Promise<Batch> {
  const { actor, outcome } = ask;
  const batch = await findBatch(tx, ask.batchId);
  if (!batch || !(batch.organisationId === actor.organisationId || decidesForAll(actor)))
    throw absent('batch');
  if (actor.kind !== 'staff' || actor.id === batch.receivedBy)
    throw forbidden('second-person-needed', 'Another person than the one who delivered it decides.');
  if (batch.state !== 'held') advance(BATCH_TRANSITIONS, batch.state, 'held');
  const decision = {
    decision: outcome,
    decidedBy: actor.id,
    decidedAt: needs.now,
    decisionReason: ask.reason,
  } as const;
  const change: Partial<Batch> =
    outcome === 'released'
      ? { ...decision, state: 'received' }
      : { ...decision, state: 'refused', refusal: { code: 'E_NOT_RELEASED' }, finishedAt: needs.now };
  if (batch.state !== 'held' || !(await changeBatch(tx, batch, change)))
    throw conflict('batch-decided', 'This batch does not wait for a decision.', { current: batch.state });
  const { id: batchId, datasetId, agencySlug: agencyId } = batch;
  await needs.publish(tx, 'registry.batch-decided', { batchId, datasetId, agencyId, outcome });
  return { ...batch, ...change };
}

/**
 * Takes a batch back before its publication. What waits is cancelled at once; what is under way stops at its next step
 * and what it loaded is taken back. 409 for a batch that has ended.
 */
export async function cancelBatch(tx: Tx, batch: Batch, now: number): Promise<Batch> {
  if (batch.state === 'cancelling' || batch.state === 'cancelled') return batch;
  const waits = batch.state === 'received' || batch.state === 'held';
  const change: Partial<Batch> = waits
    ? { state: 'cancelled', finishedAt: now, findings: [], loadedRow: 0, ...NO_COUNTS, ...NO_PROGRESS }
    : { state: 'cancelling' };
  if (!(await changeBatch(tx, batch, change)))
    throw conflict('batch-changed', 'The batch went on meanwhile; look at it again.');
  if (waits) {
    await deleteFaults(tx, batch.id);
    await deleteQuality(tx, batch.id);
  }
  return { ...batch, ...change };
}
