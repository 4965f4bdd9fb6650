import { chinaDate, DAY } from '../../modules/kernel/clock.ts';
import type { Api } from './api.ts';
import { signIn } from './staff.ts';

interface Created {
  id: string;
}

interface Proposal {
  id: string;
}

/** What farmers of the demo offer, in turn: product, 斤, 元 per 斤. */
const OFFERS = [
  ['potato', '1200', '1.10'],
  ['taro', '500', '2.40'],
  ['sweet-potato', '600', '1.20'],
  ['potato', '800', '1.25'],
  ['potato', '1500', '0.98'],
  ['sweet-potato', '900', '1.35'],
  ['taro', '700', '2.20'],
  ['potato', '400', '1.42'],
  ['apple', '1000', '3.20'],
  ['chinese-yam', '300', '3.60'],
] as const;

/** What buyers of the demo want: product, 公斤, highest price delivered in 元 per 公斤. */
const DEMANDS = [
  ['canteen', 'potato', '1000', '2.85'],
  ['shop', 'potato', '900', '2.60'],
  ['shop', 'sweet-potato', '500', '3.10'],
  ['canteen', 'taro', '450', '5.40'],
  ['shop', 'apple', '300', '5.90'],
] as const;

/**
 * The market scenes: farmers list, buyers post approved demands, one round is cleared. The first farmer's proposals
 * wait for an answer; the second farmer and the buyer have agreed, so that there is an order.
 */
export async function trade(
  api: Api,
  farmers: readonly Api[],
  at: { countyCode: string; now: number },
): Promise<void> {
  const day = (offset: number): string => chinaDate(at.now + offset * DAY);
  for (const [position, [productCode, jin, yuan]] of OFFERS.entries()) {
    await farmers[position % farmers.length]?.post('/v1/listings', {
      productCode,
      quantity: { value: jin, unit: '斤' },
      askPrice: { yuan, per: '斤' },
      readyFrom: day(0),
      readyUntil: day(30),
      confirmed: true,
    });
  }
  for (const [buyer, productCode, kilograms, yuan] of DEMANDS) {
    const demand = await (
      await signIn(api, buyer)
    ).post<Created>('/v1/demands', {
      productCode,
      quantity: { value: kilograms, unit: '公斤' },
      maxPrice: { yuan, per: '公斤' },
      deliverFrom: day(1),
      deliverUntil: day(15),
      deliverTo: { divisionCode: at.countyCode },
      confirmed: true,
    });
    await (await signIn(api, `${buyer}-head`)).post(`/v1/demands/${demand.id}/approve`);
  }
  const official = await signIn(api, 'county');
  const round = await official.post<Created>('/v1/rounds', { name: '秋季产销对接第一轮' });
  await official.post(`/v1/rounds/${round.id}/clear`);
  await agree(api, farmers[1]);
}

/** A farmer and the buyers accept what was proposed between them. */
async function agree(api: Api, farmer: Api | undefined): Promise<void> {
  if (!farmer) return;
  const mine = await farmer.get<{ items: Proposal[] }>('/v1/me/proposals');
  const accepted = new Set(mine.items.map(({ id }) => id));
  for (const id of accepted) await farmer.post(`/v1/proposals/${id}/accept`);
  for (const buyer of ['canteen', 'shop']) {
    const clerk = await signIn(api, buyer);
    const theirs = await clerk.get<{ items: Proposal[] }>('/v1/proposals');
    for (const { id } of theirs.items.filter((proposal) => accepted.has(proposal.id))) {
      await clerk.post(`/v1/proposals/${id}/accept`);
    }
  }
}
