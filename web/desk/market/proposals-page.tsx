import { keepPreviousData } from '@tanstack/react-query';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Pager } from '../../kit/pager.tsx';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
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
      <Answer of={proposals}>
        {({ items, next }) =>
          items.length === 0 && pages.first === 1 ? (
            <EmptyState title={words.noProposals}>{words.noProposalsText}</EmptyState>
          ) : (
            <>
              <div className="k-stack">
                {items.map((proposal) => (
                  <ProposalCard key={proposal.id} proposal={proposal} heading="h2" />
                ))}
              </div>
              <Pager
                first={pages.first}
                count={items.length}
                total={next === undefined ? pages.first + items.length - 1 : undefined}
                onPrevious={pages.previous}
                onNext={
                  next === undefined
                    ? undefined
                    : () => {
                        pages.next(next, items.length);
                      }
                }
              />
            </>
          )
        }
      </Answer>
    </Page>
  );
}
