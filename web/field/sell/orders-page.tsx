import { EmptyState } from '../../kit/empty-state.tsx';
import type { Tone } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { priceWords, weightWords } from '../../shared/formats/market.ts';
import { money } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { Page } from '../frame/page.tsx';
import { useProductName } from './catalogue.ts';
import { useSellWords } from './sell-words.ts';

type Order = Schema<'Order'>;

const TONES: Readonly<Record<Order['state'], Tone | 'quiet'>> = {
  placed: 'info',
  confirmed: 'info',
  'in-fulfilment': 'info',
  completed: 'ok',
  cancelled: 'quiet',
  failed: 'danger',
};

/** What was sold, to whom, and whether it was delivered and paid. */
export function OrdersPage() {
  const words = useSellWords();
  const orders = server.useQuery('get', '/v1/me/orders', {});
  return (
    <Page title={words.orders} back="/sell">
      <Answer of={orders}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.noOrders} />
          ) : (
            <ul className="f-list">
              {items.map((order) => (
                <OrderCard key={order.id} of={order} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}

function OrderCard({ of: order }: { of: Order }) {
  const words = useSellWords();
  const { language } = usePreferences();
  const nameOf = useProductName();
  return (
    <li className="k-card">
      <div className="f-card-head">
        <b>
          {nameOf(order.productCode, order.productName)} {weightWords(order.quantity, language)}
        </b>
        <StatusTag tone={TONES[order.state]}>{words.orderStates[order.state]}</StatusTag>
      </div>
      <SummaryList
        rows={[
          { label: words.buyer, value: order.buyer.name },
          { label: words.gatePrice, value: priceWords(order.price, language) },
          { label: words.youGet, value: <b className="k-number">{money(order.sellerAmount)}</b> },
          { label: words.payment, value: words.payments[order.paymentState] },
          { label: words.delivery, value: words.fulfilments[order.fulfilmentState] },
          {
            label: words.window,
            value: words.between(dateText(order.deliverFrom), dateText(order.deliverUntil)),
          },
          { label: words.deliverTo, value: order.deliverTo.address ?? order.deliverTo.divisionCode },
        ]}
      />
      <p className="k-muted k-small">{words.placedAt(instantText(order.placedAt))}</p>
    </li>
  );
}
