import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useMarketWords } from './market-words.ts';
import { OutcomeNotice } from './outcome-notice.tsx';
import { ProposalCard } from './proposal-card.tsx';

/** What a round means for the own organisation: its matches, and why the rest was matched so or not at all. */
export function OwnMatches({ roundId }: { roundId: string }) {
  const words = useMarketWords();
  const proposals = server.useQuery('get', '/v1/proposals', { params: { query: { limit: 200 } } });
  return (
    <>
      <section className="page-section">
        <h2>{words.ownMatches}</h2>
        <Answer of={proposals}>
          {({ items }) => {
            const here = items.filter((proposal) => proposal.roundId === roundId);
            if (here.length === 0) return <p>{words.noOwnMatches}</p>;
            return (
              <div className="k-stack">
                {here.map((proposal) => (
                  <ProposalCard key={proposal.id} proposal={proposal} heading="h3" />
                ))}
              </div>
            );
          }}
        </Answer>
      </section>
      <OwnOutcomes roundId={roundId} />
    </>
  );
}

function OwnOutcomes({ roundId }: { roundId: string }) {
  const words = useMarketWords();
  const query = { params: { query: { own: true, limit: 200 } } };
  const demands = server.useQuery('get', '/v1/demands', query);
  const listings = server.useQuery('get', '/v1/listings', query);
  const own = [...(demands.data?.items ?? []), ...(listings.data?.items ?? [])].flatMap(
    ({ id, productName, total, lastOutcome }) =>
      lastOutcome?.roundId === roundId ? [{ id, productName, total, lastOutcome }] : [],
  );
  if (own.length === 0) return null;
  return (
    <section className="page-section">
      <h2>{words.ownUnmatched}</h2>
      {own.map(({ id, productName, total, lastOutcome }) => (
        <div key={id}>
          <h3>
            {productName} {total.text}
          </h3>
          <OutcomeNotice outcome={lastOutcome} />
        </div>
      ))}
    </section>
  );
}
