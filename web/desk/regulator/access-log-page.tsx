import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Code } from '../page/code.tsx';
import { DownloadButton } from '../page/download-button.tsx';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { emptyFilter, filterQuery, type LogFilter } from './log-filter.ts';
import { LogFilterBar } from './log-filter-bar.tsx';
import { RecordDialog } from './record-dialog.tsx';
import { useRegulatorWords } from './regulator-words.ts';

export type Disclosure = components['schemas']['Disclosure'];

/** The access log by filter, page by page; never asked for again on its own, because every search is recorded. */
export function AccessLogPage() {
  const words = useRegulatorWords();
  const pages = useCursorPages();
  const [filter, setFilter] = useState<LogFilter>(emptyFilter);
  const [seen, setSeen] = useState<Disclosure>();
  const query = filterQuery(filter);
  const records = server.useQuery(
    'get',
    '/v1/audit/disclosures',
    { params: { query: { ...query, ...pages.query } } },
    { placeholderData: keepPreviousData, staleTime: 300_000, refetchOnWindowFocus: false },
  );
  const load = () => api.GET('/v1/audit/disclosures.csv', { params: { query }, parseAs: 'blob' });
  return (
    <Page
      title={words.title}
      intro={words.intro}
      action={<DownloadButton label={words.export} fileName="access-log.csv" load={load} />}
    >
      <LogFilterBar
        onApply={(applied) => {
          setFilter(applied);
          pages.restart();
        }}
      />
      <PagedTable
        of={records}
        pages={pages}
        caption={words.title}
        columns={useColumns(setSeen)}
        rowKey={(record) => record.id}
        empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>}
      />
      {seen && (
        <RecordDialog
          record={seen}
          onClose={() => {
            setSeen(undefined);
          }}
        />
      )}
    </Page>
  );
}

function useColumns(onSee: (record: Disclosure) => void): Column<Disclosure>[] {
  const words = useRegulatorWords();
  return [
    {
      key: 'index',
      header: words.index,
      names: true,
      cell: (record) => (
        <Button
          kind="quiet"
          onClick={() => {
            onSee(record);
          }}
        >
          {words.seeRecord(record.index)}
        </Button>
      ),
    },
    { key: 'at', header: words.at, cell: (record) => instantText(record.at) },
    {
      key: 'who',
      header: words.organisation,
      cell: (record) => record.actor.organisationName ?? words.actors[record.actor.kind],
    },
    { key: 'action', header: words.action, cell: (record) => words.actions[record.action] },
    {
      key: 'purpose',
      header: words.purpose,
      cell: (record) => (record.purpose === undefined ? '–' : words.purposes[record.purpose]),
    },
    { key: 'decision', header: words.decision, cell: (record) => <DecisionTag decision={record.decision} /> },
    {
      key: 'reason',
      header: words.reason,
      cell: (record) => (record.reason === undefined ? '–' : (words.reasons[record.reason] ?? record.reason)),
    },
    {
      key: 'person',
      header: words.person,
      cell: (record) => record.personId && <Code>{record.personId}</Code>,
    },
  ];
}

function DecisionTag({ decision }: { decision: Disclosure['decision'] }) {
  const words = useRegulatorWords();
  return <StatusTag tone={decision === 'granted' ? 'ok' : 'danger'}>{words.decisions[decision]}</StatusTag>;
}
