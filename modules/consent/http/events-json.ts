import { isoInstant } from '../../kernel/clock.ts';
import type { Reply } from '../../kernel/operation.ts';
import type { Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { listEvents } from '../consents/consent-event-store.ts';
import type { ConsentEventRow } from '../consents/consent-event-table.ts';
import { standing } from '../consents/consent-state.ts';
import type { PageAsk } from '../consents/consent-store.ts';
import type { Consent } from '../consents/consent.ts';
import type { ConsentNeeds } from '../index.ts';

type EventPage = Reply<'listConsentEvents'>['body'];
type EventJson = EventPage['items'][number];

/** What happened to a consent, oldest first; what the clock did stands at the end of the last page. */
export async function eventPageJson(
  tx: Tx,
  needs: ConsentNeeds,
  consent: Consent,
  ask: PageAsk,
): Promise<EventPage> {
  const page = await listEvents(tx, consent.id, ask);
  const ids = [...new Set(page.items.flatMap((event) => event.organisationId ?? []))];
  const names =
    ids.length === 0 ? new Map<string, string>() : await needs.identity.organisationNames(tx, ids);
  const items = page.items.map((event) => eventJson(event, names));
  return {
    ...page,
    items: page.next === undefined ? [...items, ...byClock(consent, needs.clock.now())] : items,
  };
}

function eventJson(event: ConsentEventRow, names: ReadonlyMap<string, string>): EventJson {
  const organisationName = names.get(event.organisationId ?? '');
  return {
    at: isoInstant(event.at),
    event: event.event,
    state: event.state,
    ...(event.reason === null ? {} : { reason: event.reason }),
    ...(event.method === null ? {} : { method: event.method }),
    by: { role: event.role, ...(organisationName === undefined ? {} : { organisationName }) },
  };
}

/** A lapse or an expiry is read from the dates, so it has no row. */
function byClock(consent: Consent, now: number): EventJson[] {
  const { state, reason, endedAt } = standing(consent, now);
  if (state === consent.state || reason === null || endedAt === null) return [];
  const event = state === 'EXPIRED' ? 'expired' : 'lapsed';
  return [{ at: isoInstant(endedAt), event, state, reason, by: { role: 'platform' } }];
}

/** Maps the items of a page. */
export function mapped<From, To>(page: Page<From>, item: (from: From) => To): Page<To> {
  return { ...page, items: page.items.map(item) };
}
