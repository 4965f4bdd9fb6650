import { parseInstant } from '../../kernel/clock.ts';
import { invalid, malformed } from '../../kernel/problem.ts';
import type { AccessAction, AccessPurpose } from './access-entry.ts';

/** What a regulator looks for; instants are half-open. */
export interface AccessFilter {
  from?: number;
  to?: number;
  organisationId?: string;
  purpose?: AccessPurpose;
  decision?: 'granted' | 'denied';
  action?: AccessAction;
  personId?: string;
}

type AskedFilter = Omit<AccessFilter, 'from' | 'to'> & { from?: string; to?: string };

/** Reads a filter as the API writes it. 400 for an instant that is none, 422 `range-empty` when nothing can lie in it. */
export function readFilter(asked: AskedFilter): AccessFilter {
  const { from: fromText, to: toText, ...equal } = asked;
  const from = instantOf(fromText, 'from');
  const to = instantOf(toText, 'to');
  if (from !== undefined && to !== undefined && from >= to) {
    throw invalid('range-empty', 'to', '`to` must come after `from`.');
  }
  return { ...equal, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function instantOf(text: string | undefined, field: string): number | undefined {
  if (text === undefined) return undefined;
  const instant = parseInstant(text);
  if (instant === undefined) throw malformed('instant-invalid', field, 'Write an instant with an offset.');
  return instant;
}
