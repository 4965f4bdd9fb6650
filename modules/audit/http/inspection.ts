import type { Actor } from '../../kernel/actor.ts';
import { chinaDate } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { AccessEntry } from '../access/access-entry.ts';
import { readFilter, type AccessFilter } from '../access/access-filter.ts';
import { exportAccesses } from '../access/export-accesses.ts';
import { checkDayRange } from '../access/summary-range.ts';
import type { Audit } from '../index.ts';
import { disclosureJson, namesIn, present } from './disclosure-json.ts';

export function inspectionHandlers(audit: Audit): Handlers {
  const { clock, identity } = audit.needs;
  const entryOf = (
    call: { actor: Actor; requestId: string },
    action: 'log-search' | 'log-export',
    filter: AccessFilter,
  ): AccessEntry => ({
    actor: call.actor,
    action,
    resource: 'none',
    ...(filter.personId === undefined ? {} : { personId: filter.personId }),
    purpose: 'REGULATORY',
    decision: 'granted',
    requestId: call.requestId,
    at: clock.now(),
  });
  return {
    searchDisclosures: async (call) => {
      const { limit = 50, cursor, ...asked } = call.query;
      const filter = readFilter(asked);
      return call.inTransaction(async (tx) => {
        const page = await audit.search(tx, filter, { limit, ...(cursor === undefined ? {} : { cursor }) });
        const names = await namesIn(tx, identity, page.items);
        await audit.record(tx, entryOf(call, 'log-search', filter));
        return { status: 200, body: { ...page, items: page.items.map((row) => disclosureJson(row, names)) } };
      });
    },
    exportDisclosures: async (call) => {
      const filter = readFilter(call.query);
      const record = await call.inTransaction((tx) => audit.record(tx, entryOf(call, 'log-export', filter)));
      const namesOf = identity.organisationNames;
      const content = exportAccesses({ inTransaction: call.inTransaction, namesOf }, filter, record.index);
      const name = `access-log-${chinaDate(clock.now())}.csv`;
      return { status: 200, file: { type: 'text/csv; charset=utf-8', name, content } };
    },
    summariseDisclosures: async (call) => {
      const range = checkDayRange(call.query);
      return call.inTransaction(async (tx) => {
        const counts = await audit.counts(tx, range);
        const names = await namesIn(tx, identity, counts);
        const items = counts.map(({ day, organisationId, ...rest }) => ({
          date: day,
          organisationName: names.get(organisationId ?? '') ?? '',
          ...present({ organisationId }),
          ...rest,
        }));
        return { status: 200, body: { items } };
      });
    },
  };
}
