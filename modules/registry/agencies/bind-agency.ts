import { isDuplicateKey } from '../../kernel/duplicate-key.ts';
import { absent, conflict, invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Identity } from '../../identity/index.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { openAgreements } from '../agreements/agreement-store.ts';
import { saveAgency } from './agency-store.ts';

/** Kinds of organisations that deliver files: agencies, the bank that shares its loan file, the county office. */
const DELIVERING = ['agency', 'bank', 'county'];

/** Says which organisation is an agency of the contracts. */
export async function bindAgency(
  tx: Tx,
  needs: { identity: Pick<Identity, 'organisation'>; contracts: Contracts },
  ask: { slug: string; organisationId: string; by: string; now: number },
): Promise<void> {
  const { slug, organisationId } = ask;
  const known = needs.contracts.agencies.some((agency) => agency.slug === slug);
  // An agency that is new to the county must be bound before it can approve its first contract.
  if (!known && !(await openAgreements(tx)).some(({ agencySlug }) => agencySlug === slug))
    throw absent('agency');
  const organisation = await needs.identity.organisation(tx, organisationId);
  if (!organisation || !DELIVERING.includes(organisation.kind))
    throw invalid('organisation-unfit', '/organisationId', 'Name an agency, a bank or the county office.');
  try {
    await saveAgency(tx, { slug, organisationId, boundAt: ask.now, boundBy: ask.by });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    throw conflict('organisation-bound', 'This organisation is another agency already.');
  }
}
