import type { components } from '../../../openapi/contract.gen.ts';
import { isoDate } from '../../kit/date-text.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import type { RegulatorWords } from './regulator-words.ts';

type Schemas = components['schemas'];

/** What is typed into the filter of the access log. */
export interface LogFilter {
  from: string;
  to: string;
  organisationId: string;
  purpose: Schemas['AccessPurpose'] | '';
  decision: Schemas['AccessDecision'] | '';
  action: Schemas['AccessAction'] | '';
}

export const emptyFilter: LogFilter = {
  from: '',
  to: '',
  organisationId: '',
  purpose: '',
  decision: '',
  action: '',
};

const DAY_MS = 86_400_000;

/** What cannot be read, field by field. */
export function filterFaults(
  { from, to }: Pick<LogFilter, 'from' | 'to'>,
  words: RegulatorWords,
): FieldError[] {
  const [first, last] = [isoDate(from), isoDate(to)];
  const rules: [boolean, string, string][] = [
    [from === '' || first !== undefined, 'from', words.dateWrong],
    [to === '' || last !== undefined, 'to', words.dateWrong],
    [first === undefined || last === undefined || first <= last, 'to', words.orderWrong],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}

/** The query of a filter without faults; days are China's, and the last one is included. */
export function filterQuery({ from, to, organisationId, purpose, decision, action }: LogFilter) {
  const first = isoDate(from);
  const last = isoDate(to);
  return {
    ...(first === undefined ? {} : { from: dayStart(first) }),
    ...(last === undefined ? {} : { to: new Date(Date.parse(dayStart(last)) + DAY_MS).toISOString() }),
    ...(organisationId === '' ? {} : { organisationId }),
    ...(purpose === '' ? {} : { purpose }),
    ...(decision === '' ? {} : { decision }),
    ...(action === '' ? {} : { action }),
  };
}

function dayStart(day: string): string {
  return new Date(`${day}T00:00:00+08:00`).toISOString();
}
