import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { documentHash } from './document-hash.ts';
import type { Agreement } from './agreement.ts';
import { addEvent, agreementsOf, insertAgreement } from './agreement-store.ts';

/** Who signed the contracts that an installation starts with. */
export const FOUNDING = 'founding';

/**
 * Puts the contracts of the installation in force by the founding agreement: each dataset once, when nothing is known
 * about it yet, on however many processes that start at once. What stands in the database is never overwritten.
 */
export async function foundAgreements(tx: Tx, bundled: readonly DataContract[], now: number): Promise<void> {
  for (const contract of bundled) {
    if (contract.agreement === undefined || (await agreementsOf(tx, contract.dataset)).length > 0) continue;
    const agreement = founding(contract, now);
    if (!(await insertedOnce(() => insertAgreement(tx, agreement)))) continue;
    await addEvent(tx, {
      agreementId: agreement.id,
      datasetId: agreement.datasetId,
      kind: 'founded',
      side: null,
      actor: FOUNDING,
      reason: null,
      at: now,
    });
  }
}

function founding(contract: DataContract, now: number): Agreement {
  return {
    id: newId('agr'),
    datasetId: contract.dataset,
    version: contract.version,
    agencySlug: contract.agency.slug,
    state: 'in-force',
    document: contract,
    sha256: documentHash(contract),
    note: null,
    graceDays: 0,
    author: FOUNDING,
    createdAt: now,
    agencyApprover: FOUNDING,
    countyApprover: FOUNDING,
    inForceAt: now,
    acceptedUntil: null,
    endedAt: null,
    overdueFor: null,
    revision: 1,
  };
}
