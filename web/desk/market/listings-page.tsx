import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { PriceText, WeightText } from './amount.tsx';
import { ListingTag, type Listing } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { ProductField } from './product-field.tsx';
import { SellerName } from './seller-name.tsx';

/** What is on sale in the county. */
export function ListingsPage() {
  const words = useMarketWords();
  const pages = useCursorPages();
  const [productCode, setProductCode] = useState('');
  const listings = server.useQuery(
    'get',
    '/v1/listings',
    { params: { query: { ...pages.query, ...(productCode === '' ? {} : { productCode }) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={words.listings} intro={words.listingsIntro}>
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
  ];
}
