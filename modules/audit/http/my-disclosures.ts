import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers, Reply } from '../../kernel/operation.ts';
import { forbidden } from '../../kernel/problem.ts';
import type { AccessRow } from '../access/access-table.ts';
import { inPlainWords } from '../access/plain-words.ts';
import type { Audit } from '../index.ts';
import { namesIn, present } from './disclosure-json.ts';

export function myDisclosureHandlers(audit: Audit): Handlers {
  return {
    listMyDisclosures: async (call) => {
      const { personId } = call.actor;
      if (personId === undefined) throw forbidden('not-a-farmer', 'Only a farmer has a file here.');
      const { limit = 50, ...cursor } = call.query;
      return call.inTransaction(async (tx) => {
        const page = await audit.disclosuresOf(tx, personId, { ...cursor, limit });
        const names = await namesIn(tx, audit.needs.identity, page.items);
        return { status: 200, body: { ...page, items: page.items.map((row) => shown(row, names)) } };
      });
    },
  };
}

type MyDisclosure = Reply<'listMyDisclosures'>['body']['items'][number];

function shown(row: AccessRow, names: ReadonlyMap<string, string>): MyDisclosure {
  const organisationName = names.get(row.organisationId ?? '') ?? '田信';
  return {
    id: row.id,
    index: row.logIndex,
    at: isoInstant(row.at),
    who: { organisationName, ...present({ organisationId: row.organisationId }) },
    action: row.action,
    decision: row.decision,
    ...present({ purpose: row.purpose, reason: row.reason, consentId: row.consentId }),
    text: inPlainWords(row, organisationName),
  };
}
