import type { components } from '../../../openapi/contract.gen.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import type { HouseholdHistory } from '../../registry/index.ts';
import type { GatewayNeeds } from '../index.ts';
import { lookUpHousehold } from '../lookups/look-up-household.ts';

export function householdLookupHandlers(needs: GatewayNeeds): Handlers {
  return {
    lookUpHousehold: async (call) => {
      const ask = { actor: call.actor, requestId: call.requestId, ...call.body };
      const lookup = await call.inTransaction((tx) => lookUpHousehold(tx, needs, ask));
      if (!lookup.granted) throw absent('household in your area');
      const { household, history, latestScore, access } = lookup;
      return {
        status: 201,
        body: {
          household: { ...household, members: [...household.members] },
          history: presentHistory(history),
          ...(latestScore ? { latestScore } : {}),
          access,
        },
      };
    },
  };
}

function presentHistory({
  number,
  stints,
  heads,
  changes,
}: HouseholdHistory): components['schemas']['HouseholdHistory'] {
  return {
    number,
    stints: stints.map(({ to, endedBy, ...stint }) => ({
      ...stint,
      ...(to === null ? {} : { to }),
      ...(endedBy === null ? {} : { endedBy }),
    })),
    heads: heads.map(({ to, ...head }) => ({ ...head, ...(to === null ? {} : { to }) })),
    changes: changes.map(({ from, to, ...change }) => ({
      ...change,
      fromHouseholdId: from,
      toHouseholdId: to,
    })),
  };
}
