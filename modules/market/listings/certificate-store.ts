import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { certificateTable } from './listing-table.ts';

/** Whose certificate number it is: the first party that names one holds it. */
export async function claimCertificate(
  tx: Tx,
  certificate: { kind: string; number: string },
  claim: { holderId: string; now: number },
): Promise<'held' | 'held-by-another'> {
  const { kind, number } = certificate;
  const known = await tx.getRepository(certificateTable).findOneBy({ kind, number });
  if (known !== null) return known.holderId === claim.holderId ? 'held' : 'held-by-another';
  const row = { id: newId('crt'), kind, number, holderId: claim.holderId, firstUsedAt: claim.now };
  const isFirst = await insertedOnce(() => tx.getRepository(certificateTable).insert(row));
  if (isFirst) return 'held';
  const winner = await tx.getRepository(certificateTable).findOneBy({ kind, number });
  return winner?.holderId === claim.holderId ? 'held' : 'held-by-another';
}
