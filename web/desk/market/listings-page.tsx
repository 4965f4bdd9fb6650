import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { Select } from '../../kit/select.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { ActButton } from '../page/act-button.tsx';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { usePermission } from '../page/use-permission.ts';
import { PriceText, WeightText } from './amount.tsx';
import { ListingTag, type Listing } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { ProductField } from './product-field.tsx';
import { SellerName } from './seller-name.tsx';

/** What is on sale in the county. */
export function ListingsPage() {
  const words = useMarketWords();
  const pages = useCursorPages();
  const maySell = usePermission('market.sell');
  const [productCode, setProductCode] = useState('');
  const [own, setOwn] = useState<'own' | ''>('');
  const listings = server.useQuery(
    'get',
    '/v1/listings',
    {
      params: {
        query: {
          ...pages.query,
          ...(productCode === '' ? {} : { productCode }),
          ...(own === '' ? {} : { own: true }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  const offer = maySell && (
    <Link href="/listings/new" asChild>
      <LinkButton kind="primary">{words.newListing}</LinkButton>
    </Link>
  );
  return (
    <Page title={words.listings} intro={words.listingsIntro} action={offer}>
      <Select
        name="own"
        label={words.onlyOwn}
        empty={words.everybody}
        options={[{ value: 'own' as const, label: words.own }]}
        value={own}
        onChange={(chosen) => {
          setOwn(chosen);
          pages.restart();
        }}
      />
      <ProductField
        name="productCode"
        optional
        value={productCode}
        onChange={(code) => {
          setProductCode(code);
          pages.restart();
        }}
      />
      <PagedTable
        of={listings}
        pages={pages}
        caption={words.listings}
        columns={useColumns()}
        rowKey={(listing) => listing.id}
        empty={<EmptyState title={words.noListings}>{words.noListingsText}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<Listing>[] {
  const words = useMarketWords();
  return [
    { key: 'product', header: words.product, names: true, cell: (listing) => listing.productName },
    { key: 'grade', header: words.level, cell: (listing) => listing.grade?.level ?? '–' },
    { key: 'seller', header: words.seller, cell: (listing) => <SellerName seller={listing.seller} /> },
    { key: 'state', header: words.state, cell: (listing) => <ListingTag state={listing.state} /> },
    {
      key: 'free',
      header: words.free,
      align: 'end',
      cell: (listing) => <WeightText weight={listing.free} />,
    },
    {
      key: 'ask',
      header: words.ask,
      align: 'end',
      cell: (listing) => <PriceText price={listing.askPrice} />,
    },
    {
      key: 'ready',
      header: words.ready,
      cell: (listing) => words.windowText(dateText(listing.readyFrom), dateText(listing.readyUntil)),
    },
    {
      key: 'act',
      header: words.withdraw,
      cell: (listing) =>
        listing.seller.own && WITHDRAWABLE.includes(listing.state) && <Withdraw listing={listing} />,
    },
  ];
}

const WITHDRAWABLE: readonly Listing['state'][] = ['listed', 'partially-reserved'];

/** Takes the free part of an own listing off the market. */
function Withdraw({ listing }: { listing: Listing }) {
  const words = useMarketWords();
  const body = { version: listing.version, freePartOnly: listing.state === 'partially-reserved' };
  return (
    <ActButton
      label={words.withdraw}
      act={() =>
        api.POST('/v1/listings/{listingId}/withdraw', { body, params: { path: { listingId: listing.id } } })
      }
      onDone={() => void queryClient.invalidateQueries()}
      own={words.refusals}
    />
  );
}
