import { PrintSheet } from '../../kit/print-sheet.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Code } from '../page/code.tsx';
import { Page } from '../page/page.tsx';
import { PriceText, WeightText } from './amount.tsx';
import { OrderTag, type Order } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { SellerName } from './seller-name.tsx';

/** One order as both sides agreed it; prints on A4. */
export function OrderPage({ id }: { id: string }) {
  const words = useMarketWords();
  const order = server.useQuery('get', '/v1/orders/{orderId}', { params: { path: { orderId: id } } });
  const title = order.data ? words.orderOf(order.data.productName) : words.orders;
  return (
    <Page title={title} back={{ href: '/orders', label: words.orders }}>
      <Answer of={order}>{(known) => <OrderSheet order={known} />}</Answer>
    </Page>
  );
}

function OrderSheet({ order }: { order: Order }) {
  const words = useMarketWords();
  return (
    <PrintSheet
      title={words.sheet}
      issuer={order.buyer.name}
      code={order.id}
      issuedAt={instantText(order.placedAt)}
    >
      <SummaryList
        rows={[
          { label: words.state, value: <OrderTag state={order.state} /> },
          { label: words.payment, value: words.paymentStates[order.paymentState] },
          { label: words.fulfilment, value: words.fulfilmentStates[order.fulfilmentState] },
          { label: words.product, value: [order.productName, order.grade?.level].filter(Boolean).join(' ') },
          { label: words.quantity, value: <WeightText weight={order.quantity} /> },
          { label: words.seller, value: <SellerName seller={order.seller} /> },
          { label: words.buyer, value: order.buyer.name },
          { label: words.price, value: <PriceText price={order.price} /> },
          { label: words.freight, value: <PriceText price={order.freight} /> },
          { label: words.sellerAmount, value: money(order.sellerAmount) },
          { label: words.buyerAmount, value: money(order.buyerAmount) },
          {
            label: words.window,
            value: words.windowText(dateText(order.deliverFrom), dateText(order.deliverUntil)),
          },
          { label: words.deliverTo, value: order.deliverTo.address ?? order.deliverTo.divisionCode },
          { label: words.placedAt, value: instantText(order.placedAt) },
          { label: words.orderId, value: <Code>{order.id}</Code> },
        ]}
      />
    </PrintSheet>
  );
}
