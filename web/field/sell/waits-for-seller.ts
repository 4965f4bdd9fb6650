import type { Schema } from '../../shared/api/schemas.ts';

/** True while a proposal waits for the seller's yes or no. */
export function waitsForSeller(proposal: Schema<'Proposal'>): boolean {
  return (
    proposal.side === 'seller' && (proposal.state === 'published' || proposal.state === 'accepted-by-buyer')
  );
}
