import { Link } from 'wouter';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { api, queryClient } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { money } from '../../shared/formats/money.ts';
import { ActButton } from '../page/act-button.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { PriceText, WeightText } from './amount.tsx';
import { ProposalTag, type Proposal } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { SellerName } from './seller-name.tsx';
import './proposal-card.css';

/** One match with its reasons and, while it waits for us, the two answers. */
export function ProposalCard({ proposal, heading: Heading }: { proposal: Proposal; heading: 'h2' | 'h3' }) {
  const words = useMarketWords();
  const say = useBilingual();
  return (
    <article className="k-card">
      <Heading className="proposal-title">
        {proposal.productName} <WeightText weight={proposal.quantity} /> · {words.sides[proposal.side]}{' '}
        <ProposalTag state={proposal.state} />
      </Heading>
      <p>
        <b>{words.whyMatched}</b> {say(proposal.explanation)}
      </p>
      <SummaryList
        rows={[
          { label: words.seller, value: <SellerName seller={proposal.seller} /> },
          { label: words.buyer, value: proposal.buyer.name },
          { label: words.price, value: <PriceText price={proposal.price} /> },
          { label: words.freight, value: <PriceText price={proposal.freight} /> },
          { label: words.sellerAmount, value: money(proposal.sellerAmount) },
          { label: words.buyerAmount, value: money(proposal.buyerAmount) },
          {
            label: words.window,
            value: words.windowText(dateText(proposal.deliverFrom), dateText(proposal.deliverUntil)),
          },
          { label: words.expiresAt, value: instantText(proposal.expiresAt) },
        ]}
      />
      <Answers proposal={proposal} />
    </article>
  );
}

function Answers({ proposal }: { proposal: Proposal }) {
  const words = useMarketWords();
  const params = { params: { path: { proposalId: proposal.id } } };
  const refresh = () => void queryClient.invalidateQueries();
  if (proposal.orderId !== undefined)
    return <Link href={`/orders/${proposal.orderId}`}>{words.seeOrder}</Link>;
  if (proposal.state === `accepted-by-${proposal.side}`) return <Notice>{words.accepted}</Notice>;
  if (!['published', 'accepted-by-seller', 'accepted-by-buyer'].includes(proposal.state)) return null;
  return (
    <div className="k-row">
      <ActButton
        kind="primary"
        label={words.accept}
        act={() => api.POST('/v1/proposals/{proposalId}/accept', params)}
        onDone={refresh}
        own={words.refusals}
      />
      <ActButton
        label={words.decline}
        act={() => api.POST('/v1/proposals/{proposalId}/decline', params)}
        onDone={refresh}
        own={words.refusals}
      />
    </div>
  );
}
