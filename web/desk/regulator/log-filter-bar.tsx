import { useState } from 'react';
import { DateField } from '../../kit/date-field.tsx';
import { ErrorSummary, type FieldError } from '../../kit/error-summary.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { Select } from '../../kit/select.tsx';
import { server } from '../../shared/api/client.ts';
import { optionsOf } from '../page/options-of.ts';
import { useValues } from '../page/use-values.ts';
import { emptyFilter, filterFaults, type LogFilter } from './log-filter.ts';
import { useRegulatorWords } from './regulator-words.ts';

/** The questions above the log; nothing is asked before 查询 is pressed, because every search is recorded. */
export function LogFilterBar({ onApply }: { onApply: (filter: LogFilter) => void }) {
  const words = useRegulatorWords();
  const [draft, change] = useValues(emptyFilter);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const messageOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const apply = () => {
    const wrong = filterFaults(draft, words);
    setErrors(wrong);
    if (wrong.length === 0) onApply(draft);
  };
  const clear = () => {
    setErrors([]);
    change(emptyFilter);
    onApply(emptyFilter);
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      <FilterBar onApply={apply} onClear={clear}>
        <DateField
          name="from"
          label={words.from}
          value={draft.from}
          onChange={(from) => {
            change({ from });
          }}
          error={messageOf('from')}
        />
        <DateField
          name="to"
          label={words.to}
          value={draft.to}
          onChange={(to) => {
            change({ to });
          }}
          error={messageOf('to')}
        />
        <Kinds draft={draft} change={change} />
      </FilterBar>
    </>
  );
}

function Kinds({ draft, change }: { draft: LogFilter; change: (change: Partial<LogFilter>) => void }) {
  const words = useRegulatorWords();
  const organisations = server.useQuery('get', '/v1/organisations', { params: { query: { limit: 200 } } });
  return (
    <>
      <Select
        name="organisationId"
        label={words.organisation}
        empty={words.everyOrganisation}
        options={(organisations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.organisationId}
        onChange={(organisationId) => {
          change({ organisationId });
        }}
      />
      <Select
        name="purpose"
        label={words.purpose}
        empty={words.everyPurpose}
        options={optionsOf(words.purposes)}
        value={draft.purpose}
        onChange={(purpose) => {
          change({ purpose });
        }}
      />
      <Select
        name="decision"
        label={words.decision}
        empty={words.everyDecision}
        options={optionsOf(words.decisions)}
        value={draft.decision}
        onChange={(decision) => {
          change({ decision });
        }}
      />
      <Select
        name="action"
        label={words.action}
        empty={words.everyAction}
        options={optionsOf(words.actions)}
        value={draft.action}
        onChange={(action) => {
          change({ action });
        }}
      />
    </>
  );
}
