import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { DataTable } from '../../kit/data-table.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { isoDate } from '../../kit/date-text.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorSummary, type FieldError } from '../../kit/error-summary.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { dateFromToday, dateText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Figures } from '../page/figures.tsx';
import { Page } from '../page/page.tsx';
import { useValues } from '../page/use-values.ts';
import { DayBars } from './day-bars.tsx';
import { filterFaults } from './log-filter.ts';
import { useRegulatorWords, type RegulatorWords } from './regulator-words.ts';

type Line = components['schemas']['AccessSummary']['items'][number];

const LONGEST_DAYS = 92;
const lastMonth = () => ({ from: dateFromToday(-29), to: dateFromToday(0) });

/** Accesses per day and organisation. */
export function AccessSummaryPage() {
  const words = useRegulatorWords();
  const [range, setRange] = useState(lastMonth);
  const summary = server.useQuery(
    'get',
    '/v1/audit/summary',
    { params: { query: range } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={words.summary} intro={words.summaryIntro}>
      <RangeBar onApply={setRange} />
      <Answer of={summary}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.noAccess}>{words.noAccessText}</EmptyState>
          ) : (
            <SummaryParts lines={items} />
          )
        }
      </Answer>
    </Page>
  );
}

function RangeBar({ onApply }: { onApply: (range: { from: string; to: string }) => void }) {
  const words = useRegulatorWords();
  const [draft, change] = useValues(lastMonth());
  const [errors, setErrors] = useState<FieldError[]>([]);
  const messageOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <ErrorSummary errors={errors} />
      <FilterBar
        onApply={() => {
          const wrong = rangeFaults(draft, words);
          setErrors(wrong);
          const { from, to } = { from: isoDate(draft.from), to: isoDate(draft.to) };
          if (wrong.length === 0 && from !== undefined && to !== undefined) onApply({ from, to });
        }}
        onClear={() => {
          change(lastMonth());
          setErrors([]);
          onApply(lastMonth());
        }}
      >
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
      </FilterBar>
    </>
  );
}

function rangeFaults(draft: { from: string; to: string }, words: RegulatorWords): FieldError[] {
  const missing = (['from', 'to'] as const)
    .filter((field) => draft[field] === '')
    .map((field) => ({ field, message: words.dateWrong }));
  const wrong = [...missing, ...filterFaults(draft, words)];
  if (wrong.length > 0) return wrong;
  const days = (Date.parse(isoDate(draft.to) ?? '') - Date.parse(isoDate(draft.from) ?? '')) / 86_400_000;
  return days > LONGEST_DAYS ? [{ field: 'from', message: words.rangeWrong }] : [];
}

function SummaryParts({ lines }: { lines: readonly Line[] }) {
  const words = useRegulatorWords();
  const total = (some: readonly Line[]) => some.reduce((sum, line) => sum + line.count, 0);
  return (
    <>
      <Figures
        figures={[
          { label: words.total, value: count(total(lines)) },
          { label: words.denied, value: count(total(lines.filter((line) => line.decision === 'denied'))) },
          {
            label: words.organisations,
            value: count(new Set(lines.map((line) => line.organisationName)).size),
          },
        ]}
      />
      <DayBars lines={lines} />
      <DataTable
        caption={words.summary}
        rows={lines}
        rowKey={(line) => [line.date, line.organisationName, line.action, line.decision].join()}
        columns={[
          { key: 'date', header: words.date, cell: (line) => dateText(line.date) },
          { key: 'who', header: words.organisation, names: true, cell: (line) => line.organisationName },
          { key: 'action', header: words.action, cell: (line) => words.actions[line.action] },
          { key: 'decision', header: words.decision, cell: (line) => words.decisions[line.decision] },
          { key: 'count', header: words.count, align: 'end', cell: (line) => count(line.count) },
        ]}
      />
    </>
  );
}
