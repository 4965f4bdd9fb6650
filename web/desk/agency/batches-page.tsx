import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { Select } from '../../kit/select.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useAgencyWords } from './agency-words.ts';
import { BatchStateTag, isUnderWay, type Batch } from './batch-state-tag.tsx';

const STATES = [
  'received',
  'parsing',
  'held',
  'checked',
  'linking',
  'published',
  'refused',
  'cancelled',
  'failed',
] as const;

/** Every delivery of the own organisation; refreshes itself while one is under way. */
export function BatchesPage() {
  const words = useAgencyWords();
  const pages = useCursorPages();
  const [state, setState] = useState<Batch['state'] | ''>('');
  const batches = server.useQuery(
    'get',
    '/v1/batches',
    { params: { query: { ...pages.query, ...(state === '' ? {} : { state }) } } },
    {
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) ? 2_000 : false),
    },
  );
  const upload = (
    <Link href="/upload" asChild>
      <LinkButton kind="primary">{words.uploadNow}</LinkButton>
    </Link>
  );
  return (
    <Page title={words.batches} intro={words.batchesIntro} action={upload}>
      <Select
        name="state"
        label={words.state}
        empty={words.allStates}
        options={STATES.map((one) => ({ value: one, label: words.states[one] }))}
        value={state}
        onChange={(chosen) => {
          setState(chosen);
          pages.restart();
        }}
      />
      <PagedTable
        of={batches}
        pages={pages}
        caption={words.batches}
        columns={useColumns()}
        rowKey={(batch) => batch.id}
        empty={<EmptyState title={words.noBatches}>{words.noBatchesText}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<Batch>[] {
  const words = useAgencyWords();
  const say = useBilingual();
  return [
    { key: 'at', header: words.receivedAt, cell: (batch) => instantText(batch.receivedAt) },
    {
      key: 'dataset',
      header: words.dataset,
      names: true,
      cell: (batch) => <Link href={`/batches/${batch.id}`}>{say(batch.title)}</Link>,
    },
    { key: 'file', header: words.fileName, cell: (batch) => batch.fileName },
    { key: 'state', header: words.state, cell: (batch) => <BatchStateTag state={batch.state} /> },
    { key: 'rows', header: words.rows, align: 'end', cell: (batch) => count(batch.counts.rows) },
    { key: 'accepted', header: words.accepted, align: 'end', cell: (batch) => count(batch.counts.accepted) },
    { key: 'rejected', header: words.rejected, align: 'end', cell: (batch) => count(batch.counts.rejected) },
  ];
}
