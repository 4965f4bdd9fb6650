import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { chanceText, DueTag, gainText } from './case-tags.tsx';
import { KeysNote } from './keys-note.tsx';
import { emptyQueueFilter, QueueFilterBar, queueQuery } from './queue-filter.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { useReviewWords, type ReviewWords } from './review-words.ts';

type Summary = components['schemas']['LinkCaseSummary'];

/** What waits for a person, the most useful first. */
export function QueuePage() {
  const words = useReviewWords();
  const pages = useCursorPages();
  const [filter, setFilter] = useState(emptyQueueFilter);
  const list = useRef<HTMLDivElement>(null);
  const cases = server.useQuery(
    'get',
    '/v1/link-cases',
    { params: { query: { ...pages.query, ...queueQuery(filter) } } },
    { placeholderData: keepPreviousData },
  );
  const moves = useMemo(() => {
    const step = (by: number) => () => {
      const links = [...(list.current?.querySelectorAll<HTMLElement>('tbody a') ?? [])];
      const at = links.indexOf(document.activeElement as HTMLElement);
      links[Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
    };
    return { j: step(1), ArrowDown: step(1), k: step(-1), ArrowUp: step(-1) };
  }, []);
  const keys = useReviewKeys(moves);
  return (
    <Page
      title={words.queue}
      intro={words.queueIntro}
      action={
        <Link href="/review/bulk" asChild>
          <LinkButton>{words.bulk}</LinkButton>
        </Link>
      }
    >
      <QueueFilterBar
        onApply={(next) => {
          setFilter(next);
          pages.restart();
        }}
      />
      {cases.data && <p className="k-muted">{words.total(count(cases.data.total))}</p>}
      <div ref={list}>
        <PagedTable
          of={cases}
          pages={pages}
          caption={words.queueCaption}
          rowKey={(summary) => summary.id}
          columns={caseColumns(words)}
          empty={<EmptyState title={words.emptyQueue}>{words.emptyQueueText}</EmptyState>}
        />
      </div>
      <KeysNote text={words.keysQueue} keys={keys} />
    </Page>
  );
}

/** The columns of a list of cases. */
export function caseColumns(words: ReviewWords): Column<Summary>[] {
  return [
    {
      key: 'who',
      header: words.who,
      names: true,
      cell: ({ id, left, right }) => (
        <Link href={`/review/cases/${id}`}>{words.caseTitle(left.name, right.name)}</Link>
      ),
    },
    { key: 'kind', header: words.kind, cell: ({ kind }) => words.kinds[kind] },
    {
      key: 'village',
      header: words.village,
      cell: ({ left, right }) =>
        [...new Set([left.villageName, right.villageName].flatMap((name) => name ?? []))].join(' / ') || '–',
    },
    {
      key: 'probability',
      header: words.probability,
      align: 'end',
      cell: (summary) => chanceText(summary.probabilityPpm),
    },
    {
      key: 'gain',
      header: words.gain,
      align: 'end',
      cell: (summary) => <span title={words.gainHint}>{gainText(summary.gain)}</span>,
    },
    { key: 'due', header: words.due, cell: (summary) => <DueTag summary={summary} /> },
    {
      key: 'second',
      header: words.needsSecond,
      cell: ({ needsSecond }) => (needsSecond ? <StatusTag tone="info">{words.needsSecond}</StatusTag> : '–'),
    },
    {
      key: 'held',
      header: words.held,
      cell: ({ claim }) =>
        claim ? words.heldUntil(claim.byMe ? words.heldByMe : claim.byName, instantText(claim.until)) : '–',
    },
  ];
}
