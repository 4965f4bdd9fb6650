import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/id.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { productOf } from '../catalogue/catalogue.ts';
import type { MarketNeeds } from '../needs.ts';
import { insertRound } from './round-store.ts';
import type { RoundRow } from './round-table.ts';

/** What a round is announced with. */
export interface NewRound {
  name: string;
  productCodes?: string[];
  acceptWithinHours?: number;
  feeLiPerKilogram?: number;
}

/** Announces a round for some products, or for all. 422 `product-unknown`. */
export async function openRound(
  tx: Tx,
  needs: MarketNeeds,
  actor: Actor,
  asked: NewRound,
): Promise<RoundRow> {
  if (actor.organisationId === undefined) throw forbidden('no-party', 'Only an organisation runs rounds.');
  asked.productCodes?.forEach((code, at) => productOf(code, `/productCodes/${String(at)}`));
  const row: RoundRow = {
    id: newId('rnd'),
    name: asked.name,
    state: 'open',
    organiserId: actor.organisationId,
    openedBy: actor.id,
    productCodes: asked.productCodes ?? null,
    acceptWithinHours: asked.acceptWithinHours ?? 24,
    fee: asked.feeLiPerKilogram ?? 0,
    openedAt: needs.clock.now(),
    clearingAt: null,
    clearedAt: null,
    inputHash: null,
    certificateHash: null,
    solver: null,
    summary: null,
  };
  await insertRound(tx, row);
  return row;
}
