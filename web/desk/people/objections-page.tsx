import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Select } from '../../kit/select.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { ObjectionTag } from './objection-tag.tsx';
import { usePeopleWords } from './people-words.ts';

const STATES = ['open', 'asked', 'corrected', 'upheld', 'withdrawn'] as const;

/** Objections by deadline: an agency's own, or the county's all; overdue ones said first. */
export function ObjectionsPage() {
  const words = usePeopleWords();
  const pages = useCursorPages();
  const [shown, setShown] = useState<Schema<'ObjectionState'> | 'overdue' | ''>('');
  const filter = shown === '' ? {} : shown === 'overdue' ? { overdue: true } : { state: shown };
  const objections = server.useQuery(
    'get',
    '/v1/objections',
    { params: { query: { ...pages.query, ...filter } } },
    { placeholderData: keepPreviousData },
  );
  const overdue = objections.data?.overdue ?? 0;
  return (
    <Page title={words.objections} intro={words.objectionsIntro}>
      {overdue > 0 && <Notice tone="warning" title={words.overdueCount(overdue)} />}
      <Select
        name="state"
        label={words.state}
        empty={words.allStates}
        options={[
          { value: 'overdue' as const, label: words.onlyOverdue },
          ...STATES.map((state) => ({ value: state, label: words.states[state] })),
        ]}
        value={shown}
        onChange={(chosen) => {
          setShown(chosen);
          pages.restart();
        }}
      />
      <PagedTable
        of={objections}
        pages={pages}
        caption={words.objections}
        columns={useColumns()}
        rowKey={(objection) => objection.id}
        empty={<EmptyState title={words.noObjections}>{words.noObjectionsText}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<Schema<'ObjectionLine'>>[] {
  const words = usePeopleWords();
  const say = useBilingual();
  return [
    { key: 'due', header: words.dueAt, cell: (objection) => dateText(objection.dueAt) },
    { key: 'state', header: words.state, cell: (objection) => <ObjectionTag of={objection} /> },
    {
      key: 'column',
      header: words.column,
      names: true,
      cell: (objection) => <Link href={`/objections/${objection.id}`}>{say(objection.columnTitle)}</Link>,
    },
    { key: 'dataset', header: words.dataset, cell: (objection) => say(objection.title) },
    { key: 'agency', header: words.agency, cell: (objection) => say(objection.agency.name) },
    { key: 'row', header: words.row, align: 'end', cell: (objection) => String(objection.rowNo) },
    { key: 'filed', header: words.filedAt, cell: (objection) => dateText(objection.filedAt) },
  ];
}
