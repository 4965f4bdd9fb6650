import type { Actor } from '../../../kernel/actor.ts';
import type { Step } from '../lead-store.ts';

/** On whose side somebody takes part in a lead: `county`, `household` or `agency:<slug>`. */
export type Party = 'county' | 'household' | `agency:${string}`;

/** The words of one party, as a step of the lead is written down. */
export interface Saying {
  party: Party;
  actor: Pick<Actor, 'id' | 'assistedBy'>;
  words: string;
}

export function stepOf({ party, actor, words }: Saying): Omit<Step, 'kind'> {
  return { party, actorId: actor.id, assistedBy: actor.assistedBy?.userId ?? null, words };
}
