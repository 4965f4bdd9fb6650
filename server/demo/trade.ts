import { chinaDate, DAY } from '../../modules/kernel/clock.ts';
import type { Api } from './api.ts';
import { signIn } from './staff.ts';

interface Created {
  id: string;
}

/** What the farmers of the demo offer: product, quantity in 斤, price in 元 per 斤. */
const OFFERS = [
  { productCode: 'potato', jin: '1200', yuan: '1.1' },
  { productCode: 'potato', jin: '800', yuan: '1.2' },
  { productCode: 'sweet-potato', jin: '600', yuan: '1.3' },
] as const;

const DEMANDS = [
  { buyer: 'canteen', approver: 'canteen-head', productCode: 'potato', kilograms: '700', yuan: '3.2' },
  { buyer: 'shop', approver: 'shop-head', productCode: 'sweet-potato', kilograms: '500', yuan: '3.4' },
] as const;

/** The market scenes: farmers list, buyers post approved demands, one round is cleared and waits for the answers. */
export async function trade(
  api: Api,
  farmers: readonly Api[],
  at: { countyCode: string; now: number },
): Promise<void> {
  const day = (offset: number): string => chinaDate(at.now + offset * DAY);
  for (const [position, offer] of OFFERS.entries()) {
    await farmers[position % farmers.length]?.post('/v1/listings', {
      productCode: offer.productCode,
      quantity: { value: offer.jin, unit: '斤' },
      askPrice: { yuan: offer.yuan, per: '斤' },
      readyFrom: day(0),
      readyUntil: day(30),
      confirmed: true,
    });
  }
  for (const demand of DEMANDS) {
    const buyer = await signIn(api, demand.buyer);
    const { id } = await buyer.post<Created>('/v1/demands', {
      productCode: demand.productCode,
      quantity: { value: demand.kilograms, unit: '公斤' },
      maxPrice: { yuan: demand.yuan, per: '公斤' },
      deliverFrom: day(1),
      deliverUntil: day(15),
      deliverTo: { divisionCode: at.countyCode },
      confirmed: true,
    });
    await (await signIn(api, demand.approver)).post(`/v1/demands/${id}/approve`);
  }
  const official = await signIn(api, 'county');
  const { id } = await official.post<Created>('/v1/rounds', { name: '秋季产销对接第一轮' });
  await official.post(`/v1/rounds/${id}/clear`);
}
