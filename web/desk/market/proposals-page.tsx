import { keepPreviousData } from '@tanstack/react-query';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import { Page } from '../page/page.tsx';
import { PagedList } from '../page/paged-list.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useMarketWords } from './market-words.ts';
import { ProposalCard } from './proposal-card.tsx';

/** Every match for the own organisation. */
export function ProposalsPage() {
  const words = useMarketWords();
  const pages = useCursorPages(20);
  const proposals = server.useQuery(
    'get',
    '/v1/proposals',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={words.proposals} intro={words.proposalsIntro}>
      <PagedList
        of={proposals}
        pages={pages}
        empty={<EmptyState title={words.noProposals}>{words.noProposalsText}</EmptyState>}
      >
        {(items) => (
          <div className="k-stack">
            {items.map((proposal) => (
              <ProposalCard key={proposal.id} proposal={proposal} heading="h2" />
            ))}
          </div>
        )}
      </PagedList>
    </Page>
  );
}
