import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { creditOverview } from '../overview/credit-overview.ts';
import type { Scoring } from '../scores/scoring.ts';

export function overviewHandlers(scoring: Scoring): Handlers {
  return {
    readCreditOverview: async (call) => {
      const overview = await call.inTransaction((tx) => creditOverview(tx, scoring));
      return { status: 200, body: { ...overview, asOf: isoInstant(overview.asOf) } };
    },
  };
}
