import { useState } from 'react';
import { Link } from 'wouter';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { usePeopleWords } from './people-words.ts';

type History = Schema<'HouseholdHistory'>;
type Stint = History['stints'][number];
type Span = History['heads'][number];

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Who was a member when, with the members of any one day, the heads one after the other, splits and merges. */
export function HouseholdHistory({ of: history }: { of: History }) {
  const words = usePeopleWords();
  const [day, setDay] = useState('');
  const wrong = day !== '' && !DATE.test(day);
  const covers = ({ from, to }: { from: string; to?: string }): boolean =>
    day === '' || wrong || (from <= day && (to === undefined || day < to));
  return (
    <section>
      <h2>{words.history}</h2>
      <p className="k-muted">{words.historyNumber(history.number)}</p>
      <TextField
        name="onDate"
        label={words.onDate}
        hint={words.onDateHint}
        error={wrong ? words.dateWrong : undefined}
        optional
        maxLength={10}
        inputMode="numeric"
        value={day}
        onChange={(typed) => {
          setDay(typed.trim());
        }}
      />
      <Members of={history.stints.filter(covers)} />
      <h3>{words.heads}</h3>
      <DataTable
        caption={words.heads}
        rows={history.heads.filter(covers)}
        rowKey={(span) => `${span.personId} ${span.from}`}
        columns={useHeadColumns()}
      />
      <Changes of={history.changes} />
    </section>
  );
}

function Members({ of: stints }: { of: Stint[] }) {
  const words = usePeopleWords();
  const columns: Column<Stint>[] = [
    {
      key: 'name',
      header: words.member,
      names: true,
      cell: (stint) => <Link href={`/people/${stint.personId}`}>{stint.name}</Link>,
    },
    { key: 'relation', header: words.relation, cell: (stint) => stint.relation },
    { key: 'from', header: words.from, cell: (stint) => dateText(stint.from) },
    { key: 'to', header: words.to, cell: (stint) => (stint.to === undefined ? '–' : dateText(stint.to)) },
    {
      key: 'ended',
      header: words.ended,
      cell: (stint) => (stint.endedBy === undefined ? '–' : words.ends[stint.endedBy]),
    },
  ];
  if (stints.length === 0) return <p>{words.noMembers}</p>;
  return (
    <DataTable
      caption={words.history}
      rows={stints}
      rowKey={(stint) => `${stint.recordId} ${stint.from}`}
      columns={columns}
    />
  );
}

function useHeadColumns(): Column<Span>[] {
  const words = usePeopleWords();
  return [
    { key: 'name', header: words.headNow, names: true, cell: (span) => span.name },
    { key: 'from', header: words.from, cell: (span) => dateText(span.from) },
    { key: 'to', header: words.to, cell: (span) => (span.to === undefined ? '–' : dateText(span.to)) },
    {
      key: 'rule',
      header: words.standing,
      cell: (span) => (
        <StatusTag tone={span.finding === undefined ? 'ok' : 'warning'}>
          {words.headRules[span.rule]}
        </StatusTag>
      ),
    },
  ];
}

function Changes({ of: changes }: { of: History['changes'] }) {
  const words = usePeopleWords();
  if (changes.length === 0) return null;
  return (
    <>
      <h3>{words.changes}</h3>
      <SummaryList
        rows={changes.map(({ kind, onDate, persons }) => ({
          label: dateText(onDate),
          value: words.change[kind](persons),
        }))}
      />
    </>
  );
}
