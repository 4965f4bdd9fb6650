import type { Actor } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/problem.ts';

/** Who a caller trades for: a farmer for the own household, staff for their organisation. */
export interface Party {
  kind: 'farmer' | 'cooperative' | 'buyer';
  /** The person of a farmer, the organisation of everybody else. */
  id: string;
  /** The account that acts. */
  by: string;
  assistedBy?: { userId: string; organisationId: string };
}

/** The party that a caller acts for; 403 `no-party` for callers who belong to none. */
export function partyOf(actor: Actor): Party {
  const by = { by: actor.id, ...(actor.assistedBy && { assistedBy: actor.assistedBy }) };
  if (actor.kind === 'farmer' && actor.personId !== undefined) {
    return { kind: 'farmer', id: actor.personId, ...by };
  }
  if (actor.organisationId === undefined) throw forbidden('no-party', 'This account trades for nobody.');
  const kind = actor.organisationKind === 'cooperative' ? 'cooperative' : 'buyer';
  return { kind, id: actor.organisationId, ...by };
}
