import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Select } from '../../kit/select.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { SupersedeDialog } from './supersede-dialog.tsx';
import { useReviewWords, type ReviewWords } from './review-words.ts';

type Decision = components['schemas']['LinkDecision'];

/** Every decision: who, when, why; a wrong one is overturned by a new one. */
export function DecisionsPage() {
  const words = useReviewWords();
  const pages = useCursorPages();
  const [kind, setKind] = useState<Decision['kind'] | ''>('');
  const [wrong, setWrong] = useState<Decision>();
  const [proposed, setProposed] = useState(false);
  const decisions = server.useQuery(
    'get',
    '/v1/link-decisions',
    { params: { query: { ...pages.query, ...(kind === '' ? {} : { kind }) } } },
    { placeholderData: keepPreviousData, staleTime: 0 },
  );
  return (
    <Page title={words.decisions} intro={words.decisionsIntro}>
      {proposed && (
        <Notice tone="ok" live="polite">
          {words.outcomes.proposed}
        </Notice>
      )}
      <Select
        name="kind"
        label={words.what}
        empty={words.anyDecision}
        options={optionsOf(words.decisionKinds)}
        value={kind}
        onChange={(next) => {
          setKind(next);
          pages.restart();
        }}
      />
      <PagedTable
        of={decisions}
        pages={pages}
        caption={words.decisions}
        rowKey={({ id }) => id}
        columns={decisionColumns(words, (row) => {
          setProposed(false);
          setWrong(row);
        })}
        empty={<EmptyState title={words.noDecisions}>{words.noDecisionsText}</EmptyState>}
      />
      {wrong && (
        <SupersedeDialog
          decision={wrong}
          onClose={(sent) => {
            setWrong(undefined);
            setProposed(sent);
            if (sent) void queryClient.invalidateQueries();
          }}
        />
      )}
    </Page>
  );
}

function decisionColumns(words: ReviewWords, onWrong: (decision: Decision) => void): Column<Decision>[] {
  return [
    { key: 'at', header: words.at, names: true, cell: ({ at }) => instantText(at) },
    { key: 'what', header: words.what, cell: (row) => words.decisionKinds[row.kind] },
    { key: 'about', header: words.about, cell: ({ names }) => names.join(' / ') },
    {
      key: 'by',
      header: words.by,
      cell: ({ byName, secondName }) =>
        secondName === undefined ? byName : `${byName} · ${words.second(secondName)}`,
    },
    { key: 'why', header: words.why, cell: ({ reason }) => reason },
    { key: 'act', header: words.supersede, cell: (row) => <Overturn row={row} onWrong={onWrong} /> },
  ];
}

function Overturn({ row, onWrong }: { row: Decision; onWrong: (decision: Decision) => void }) {
  const words = useReviewWords();
  if (row.superseded) return <StatusTag tone="quiet">{words.superseded}</StatusTag>;
  if (row.kind === 'anchor') return <>–</>;
  return (
    <Button
      kind="quiet"
      onClick={() => {
        onWrong(row);
      }}
    >
      {words.supersede}
      <span className="k-unseen"> {row.names.join(' / ')}</span>
    </Button>
  );
}
