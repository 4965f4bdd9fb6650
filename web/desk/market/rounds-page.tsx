import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '../../kit/button.tsx';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { usePermission } from '../page/use-permission.ts';
import { WeightText } from './amount.tsx';
import { RoundTag, type Round } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { OpenRoundDialog } from './open-round-dialog.tsx';

/** The matching rounds, newest first. */
export function RoundsPage() {
  const words = useMarketWords();
  const pages = useCursorPages();
  const [, go] = useLocation();
  const [opening, setOpening] = useState(false);
  const mayRun = usePermission('market.run-round');
  const rounds = server.useQuery(
    'get',
    '/v1/rounds',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  const open = mayRun && (
    <Button
      kind="primary"
      onClick={() => {
        setOpening(true);
      }}
    >
      {words.openRound}
    </Button>
  );
  return (
    <Page title={words.rounds} intro={words.roundsIntro} action={open}>
      <PagedTable
        of={rounds}
        pages={pages}
        caption={words.rounds}
        columns={useColumns()}
        rowKey={(round) => round.id}
        empty={<EmptyState title={words.noRounds}>{mayRun && words.noRoundsText}</EmptyState>}
      />
      {opening && (
        <OpenRoundDialog
          onClose={() => {
            setOpening(false);
          }}
          onOpened={(round) => {
            void queryClient.invalidateQueries();
            go(`/rounds/${round.id}`);
          }}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Round>[] {
  const words = useMarketWords();
  return [
    {
      key: 'name',
      header: words.roundName,
      names: true,
      cell: (round) => <Link href={`/rounds/${round.id}`}>{round.name}</Link>,
    },
    { key: 'state', header: words.state, cell: (round) => <RoundTag state={round.state} /> },
    { key: 'organiser', header: words.organiser, cell: (round) => round.organiser },
    { key: 'opened', header: words.openedAt, cell: (round) => instantText(round.openedAt) },
    {
      key: 'matched',
      header: words.matchedWeight,
      align: 'end',
      cell: (round) => round.result && <WeightText weight={round.result.matched} />,
    },
    {
      key: 'gain',
      header: words.totalGain,
      align: 'end',
      cell: (round) => round.result && `¥${round.result.objective.yuan}`,
    },
  ];
}
