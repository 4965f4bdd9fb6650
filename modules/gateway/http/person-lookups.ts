import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import type { GatewayNeeds } from '../index.ts';
import { lookUpPerson, readObjection } from '../lookups/look-up-person.ts';

export function personLookupHandlers(needs: GatewayNeeds): Handlers {
  return {
    lookUpPerson: async (call) => {
      const ask = { actor: call.actor, requestId: call.requestId, ...call.body };
      const lookup = await call.inTransaction((tx) => lookUpPerson(tx, needs, ask));
      if (!lookup.granted) throw absent('person in your area');
      return { status: 201, body: { person: lookup.person, access: lookup.access } };
    },
    readObjection: async (call) => {
      const ask = { actor: call.actor, requestId: call.requestId, ...call.path };
      const reading = await call.inTransaction((tx) => readObjection(tx, needs, ask));
      if (!reading) throw absent('objection that concerns you');
      const { objection, words, person } = reading.file;
      return { status: 200, body: { objection, words, person, access: reading.access } };
    },
  };
}
