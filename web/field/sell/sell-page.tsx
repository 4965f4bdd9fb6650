import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { instantText } from '../../shared/formats/date.ts';
import { priceWords, weightWords } from '../../shared/formats/market.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { Page } from '../frame/page.tsx';
import { Door } from '../frame/door.tsx';
import { useProductName } from './catalogue.ts';
import { ListingCard } from './listing-card.tsx';
import { useSellWords } from './sell-words.ts';
import { waitsForSeller } from './waits-for-seller.ts';

/** What waits for an answer, what is on sale, and the way to list more. */
export function SellPage() {
  const words = useSellWords();
  return (
    <Page title={words.title}>
      <Link href="/sell/new" className="k-button k-button-primary k-button-wide">
        {words.newListing}
      </Link>
      <h2>{words.offers}</h2>
      <Offers />
      <h2>{words.listings}</h2>
      <Listings />
      <Door href="/sell/orders" title={words.orders} />
    </Page>
  );
}

function Offers() {
  const words = useSellWords();
  const proposals = server.useQuery('get', '/v1/me/proposals', {});
  return (
    <Answer of={proposals}>
      {({ items }) => {
        const open = items.filter(waitsForSeller);
        if (open.length === 0) return <p className="k-muted">{words.noOffers}</p>;
        return (
          <ul className="f-list">
            {open.map((proposal) => (
              <Offer key={proposal.id} of={proposal} />
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

function Offer({ of: proposal }: { of: Schema<'Proposal'> }) {
  const words = useSellWords();
  const { language } = usePreferences();
  const nameOf = useProductName();
  return (
    <li>
      <Link href={`/sell/proposals/${proposal.id}`} className="f-door f-door-urgent">
        <span>
          <b>
            {nameOf(proposal.productCode, proposal.productName)} {weightWords(proposal.quantity, language)}
          </b>
          {priceWords(proposal.price, language)} · {words.youGet} {money(proposal.sellerAmount)}
          <br />
          <span className="k-small">
            {words.expires} {instantText(proposal.expiresAt)}
          </span>
        </span>
      </Link>
    </li>
  );
}

function Listings() {
  const words = useSellWords();
  const listings = server.useQuery('get', '/v1/me/listings', {});
  return (
    <Answer of={listings}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={words.noListings}>{words.noListingsText}</EmptyState>
        ) : (
          <ul className="f-list">
            {items.map((listing) => (
              <ListingCard key={listing.id} of={listing} />
            ))}
          </ul>
        )
      }
    </Answer>
  );
}
