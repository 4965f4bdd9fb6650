import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import type { GatewayNeeds } from '../index.ts';
import { lookUpHousehold } from '../lookups/look-up-household.ts';

export function householdLookupHandlers(needs: GatewayNeeds): Handlers {
  return {
    lookUpHousehold: async (call) => {
      const ask = { actor: call.actor, requestId: call.requestId, ...call.body };
      const lookup = await call.inTransaction((tx) => lookUpHousehold(tx, needs, ask));
      if (!lookup.granted) throw absent('household in your area');
      const { household, latestScore, access } = lookup;
      return {
        status: 201,
        body: {
          household: { ...household, members: [...household.members] },
          ...(latestScore ? { latestScore } : {}),
          access,
        },
      };
    },
  };
}
