import { keepPreviousData } from '@tanstack/react-query';
import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useAgencyWords } from './agency-words.ts';
import { useDeliveryWords } from './delivery-words.ts';
import { pointsOf } from './quality-view.tsx';

/** Files that wait for an approver. */
export function HeldBatchesPage() {
  const words = useDeliveryWords();
  const agency = useAgencyWords();
  const say = useBilingual();
  const pages = useCursorPages();
  const held = server.useQuery(
    'get',
    '/v1/held-batches',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData, refetchInterval: 10_000 },
  );
  return (
    <Page title={words.held} intro={words.heldIntro}>
      <PagedTable
        of={held}
        pages={pages}
        caption={words.held}
        rowKey={(batch) => batch.id}
        empty={<EmptyState title={words.noHeld}>{words.noHeldText}</EmptyState>}
        columns={[
          { key: 'at', header: agency.receivedAt, cell: (batch) => instantText(batch.receivedAt) },
          {
            key: 'dataset',
            header: agency.dataset,
            names: true,
            cell: (batch) => <Link href={`/held-batches/${batch.id}`}>{say(batch.title)}</Link>,
          },
          { key: 'agency', header: agency.agency, cell: (batch) => say(batch.agency.name) },
          { key: 'kind', header: words.kind, cell: (batch) => words.kinds[batch.deliveryKind] },
          { key: 'rows', header: agency.rows, align: 'end', cell: (batch) => count(batch.counts.rows) },
          {
            key: 'score',
            header: words.score,
            align: 'end',
            cell: ({ quality: { scoreBp } }) => (scoreBp === undefined ? '–' : pointsOf(scoreBp)),
          },
        ]}
      />
    </Page>
  );
}
