import type { Actor } from '../../kernel/actor.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { ConsentActor } from './happened.ts';

/** The person a farmer's session is about; 403 for anybody else. */
export function personOf(actor: Actor): string {
  if (actor.personId === undefined)
    throw forbidden('not-a-farmer', 'Only the person itself can decide here.');
  return actor.personId;
}

/** Who acts in a farmer's session: the farmer alone, or the village agent for the farmer. */
export function farmerActor(actor: Actor): ConsentActor {
  const agent = actor.assistedBy;
  return agent
    ? { role: 'agent', id: agent.userId, organisationId: agent.organisationId, method: 'assisted' }
    : { role: 'farmer', id: actor.id, organisationId: null, method: 'self' };
}
