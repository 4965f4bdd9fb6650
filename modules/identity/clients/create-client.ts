import { createPublicKey } from 'node:crypto';
import type { Clock } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import { absent, invalid } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findOrganisation } from '../organisations/organisation-store.ts';
import { clientPermissions } from '../permissions.ts';
import { insertClient } from './client-store.ts';
import type { ClientRow, PublicJwk } from './client-table.ts';

/**
 * Registers a machine client. 404 for an unknown organisation, 422 when its kind has no machine access
 * (`organisation-without-clients`) or the key is no point of P-256 (`jwk-invalid`).
 */
export async function createClient(
  tx: Tx,
  clock: Clock,
  asked: { organisationId: string; name: string; jwk: PublicJwk },
): Promise<ClientRow> {
  const organisation = await findOrganisation(tx, asked.organisationId);
  if (!organisation) throw absent('organisation');
  if (clientPermissions(organisation.kind).length === 0) {
    throw invalid(
      'organisation-without-clients',
      '/organisationId',
      `A ${organisation.kind} has no machine access.`,
    );
  }
  refuseBadKey(asked.jwk);
  const row: ClientRow = { ...asked, id: newId('cli'), state: 'active', createdAt: clock.now() };
  await insertClient(tx, row);
  return row;
}

function refuseBadKey(jwk: PublicJwk): void {
  try {
    createPublicKey({ key: { ...jwk }, format: 'jwk' });
  } catch {
    throw invalid('jwk-invalid', '/jwk', 'This is not a public key on P-256.');
  }
}
