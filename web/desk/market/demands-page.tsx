import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { Select } from '../../kit/select.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { usePermission } from '../page/use-permission.ts';
import { PriceText, WeightText } from './amount.tsx';
import { DemandTag, type Demand } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';

/** Open demands of the county and the own ones in every state. */
export function DemandsPage() {
  const words = useMarketWords();
  const pages = useCursorPages();
  const mayBuy = usePermission('market.buy');
  const [own, setOwn] = useState<'own' | ''>('');
  const demands = server.useQuery(
    'get',
    '/v1/demands',
    { params: { query: { ...pages.query, ...(own === 'own' ? { own: true } : {}) } } },
    { placeholderData: keepPreviousData },
  );
  const post = mayBuy && (
    <Link href="/demands/new" asChild>
      <LinkButton kind="primary">{words.newDemand}</LinkButton>
    </Link>
  );
  return (
    <Page title={words.demands} intro={words.demandsIntro} action={post}>
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
      <PagedTable
        of={demands}
        pages={pages}
        caption={words.demands}
        columns={useColumns()}
        rowKey={(demand) => demand.id}
        empty={<EmptyState title={words.noDemands}>{words.noDemandsText}</EmptyState>}
      />
    </Page>
  );
}

function useColumns(): Column<Demand>[] {
  const words = useMarketWords();
  return [
    {
      key: 'product',
      header: words.product,
      names: true,
      cell: (demand) => <Link href={`/demands/${demand.id}`}>{demand.productName}</Link>,
    },
    { key: 'buyer', header: words.buyer, cell: (demand) => demand.buyer.name },
    { key: 'state', header: words.state, cell: (demand) => <DemandTag state={demand.state} /> },
    {
      key: 'total',
      header: words.wanted,
      align: 'end',
      cell: (demand) => <WeightText weight={demand.total} />,
    },
    { key: 'open', header: words.open, align: 'end', cell: (demand) => <WeightText weight={demand.open} /> },
    {
      key: 'price',
      header: words.maxPrice,
      align: 'end',
      cell: (demand) => demand.maxPrice && <PriceText price={demand.maxPrice} />,
    },
    {
      key: 'window',
      header: words.window,
      cell: (demand) => words.windowText(dateText(demand.deliverFrom), dateText(demand.deliverUntil)),
    },
  ];
}
