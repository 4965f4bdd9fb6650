import type { Audit } from '../audit/index.ts';
import type { Consent } from '../consent/index.ts';
import type { Identity } from '../identity/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { HouseholdBook } from './lookups/household-book.ts';
import type { ScoreBook } from './inquiries/score-book.ts';

export interface GatewayNeeds {
  clock: Clock;
  identity: Pick<Identity, 'organisation'>;
  audit: Pick<Audit, 'record'>;
  consent: Pick<Consent, 'use' | 'useAgain' | 'find'>;
  registry: HouseholdBook;
  credit: ScoreBook;
}

/** The one way out for personal data: every answer rests on a live consent or a stated reason, and on an access record. */
export interface Gateway {
  needs: GatewayNeeds;
}

export function createGateway(needs: GatewayNeeds): Gateway {
  return { needs };
}
