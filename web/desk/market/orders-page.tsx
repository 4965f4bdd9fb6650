import { keepPreviousData } from '@tanstack/react-query';
import { Link } from 'wouter';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { money } from '../../shared/formats/money.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { WeightText } from './amount.tsx';
import { OrderTag } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { SellerName } from './seller-name.tsx';

/** The orders of the own organisation. */
export function OrdersPage() {
  const words = useMarketWords();
  const pages = useCursorPages();
  const orders = server.useQuery(
    'get',
    '/v1/orders',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={words.orders} intro={words.ordersIntro}>
      <PagedTable
        of={orders}
        pages={pages}
        caption={words.orders}
        rowKey={(order) => order.id}
        columns={[
          {
            key: 'product',
            header: words.product,
            names: true,
            cell: (order) => <Link href={`/orders/${order.id}`}>{order.productName}</Link>,
          },
          { key: 'state', header: words.state, cell: (order) => <OrderTag state={order.state} /> },
          { key: 'seller', header: words.seller, cell: (order) => <SellerName seller={order.seller} /> },
          { key: 'buyer', header: words.buyer, cell: (order) => order.buyer.name },
          {
            key: 'quantity',
            header: words.quantity,
            align: 'end',
            cell: (order) => <WeightText weight={order.quantity} />,
          },
          {
            key: 'amount',
            header: words.buyerAmount,
            align: 'end',
            cell: (order) => money(order.buyerAmount),
          },
          {
            key: 'window',
            header: words.window,
            cell: (order) => words.windowText(dateText(order.deliverFrom), dateText(order.deliverUntil)),
          },
          { key: 'placed', header: words.placedAt, cell: (order) => instantText(order.placedAt) },
        ]}
        empty={<EmptyState title={words.noOrders}>{words.noOrdersText}</EmptyState>}
      />
    </Page>
  );
}
