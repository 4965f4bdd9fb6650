import { createHash } from 'node:crypto';
import { checkCertificate } from '../../../modules/market/matching/certificate.ts';
import { databaseKinds } from '../../support/databases.ts';
import { tradeScene, ZHAO, type TradeScene } from './scene.ts';

interface Item {
  id: string;
  state: string;
  explanation: { zh: string };
}

describe.each(databaseKinds)('trading on %s', (kind) => {
  let scene: TradeScene;
  beforeAll(async () => {
    scene = await tradeScene(kind);
  });
  afterAll(() => scene.app.close());

  const newest = async (client: TradeScene['farmer'], path: string): Promise<Item> => {
    const { body } = await client.get(path).expect(200);
    const [first] = (body as { items: Item[] }).items;
    if (first === undefined) throw new Error(`${path} is empty`);
    return first;
  };

  test('from a listing in 斤 to an order that both sides see', async () => {
    const { farmer, clerk, approver, regulator, county, cooperative, app } = scene;
    const listing = await scene.listed(farmer, { note: '高山红皮，㛃𠮷·😀' });
    expect(listing).toMatchObject({
      state: 'listed',
      total: { grams: 1_000_000, jin: '2000', kilograms: '1000', entered: '2000 斤' },
      askPrice: { liPerKilogram: 2_000, yuanPerJin: '1', entered: '1 元/斤' },
      seller: { kind: 'farmer', own: true },
      note: '高山红皮，㛃𠮷·😀',
    });
    const foreign = await clerk.get(`/v1/listings/${listing.id}`).expect(200);
    expect(JSON.stringify(foreign.body)).not.toContain(ZHAO.name);
    expect(foreign.body).toMatchObject({ seller: { kind: 'farmer', own: false } });
    expect((await newest(clerk, '/v1/listings?productCode=potato')).id).toBe(listing.id);
    expect((await newest(farmer, '/v1/me/listings')).id).toBe(listing.id);

    const demand = await scene.wanted();
    expect(demand).toMatchObject({ state: 'open', maxPrice: { liPerKilogram: 3_000 } });
    const seen = await farmer.get(`/v1/demands/${demand.id}`).expect(200);
    expect(seen.body).not.toHaveProperty('maxPrice');
    expect(seen.body).not.toHaveProperty('deliverTo.address');

    const round = await scene.cleared();
    expect(round.result).toMatchObject({
      certificateChecked: true,
      solver: 'tianxin-network-simplex/1',
      objective: { microYuan: '850000000', yuan: '850.00', gainOverFirstComeBp: 0 },
      counts: { lots: 1, demands: 1, edges: 1, matchedLots: 1, filledDemands: 1, proposals: 1 },
      fairness: [
        { group: 'farmer', suppressed: true },
        { group: 'cooperative', suppressed: true },
      ],
    });
    expect((await regulator.get(`/v1/rounds/${round.id}`).expect(200)).body).toEqual(round);
    expect((await county.post(`/v1/rounds/${round.id}/clear`).expect(200)).body).toEqual(round);
    expect((await newest(clerk, '/v1/rounds')).id).toBe(round.id);
    await farmer.get('/v1/rounds').expect(403);
    await clerk.get(`/v1/rounds/${round.id}/certificate`).expect(403);
    const certificate = await regulator.get(`/v1/rounds/${round.id}/certificate`).expect(200);
    expect(createHash('sha256').update(certificate.text).digest('hex')).toBe(round.result['certificateHash']);
    const { inputs, edges, u, v, objective } = certificate.body;
    const grams = (side: { grams: number }[]): number[] => side.map((one) => one.grams);
    expect(
      checkCertificate({ supply: grams(inputs.lots), demand: grams(inputs.wants), edges, u, v }),
    ).toEqual({ proven: true, objective: BigInt(objective) });

    const mine = await newest(farmer, '/v1/me/proposals');
    expect(mine).toMatchObject({
      side: 'seller',
      state: 'published',
      price: { liPerKilogram: 2_425, yuanPerJin: '1.2125' },
      sellerAmount: '2425.00',
      buyerAmount: '2575.00',
      quantity: { grams: 1_000_000 },
    });
    expect(mine.explanation.zh).toContain('0.85 元');
    await cooperative.post(`/v1/proposals/${mine.id}/accept`).expect(404);
    const first = await farmer.post(`/v1/proposals/${mine.id}/accept`).expect(200);
    expect(first.body).toMatchObject({ state: 'accepted-by-seller' });
    expect((await farmer.post(`/v1/proposals/${mine.id}/accept`).expect(200)).body).toEqual(first.body);
    expect((await newest(approver, '/v1/proposals')).id).toBe(mine.id);
    const second = await approver.post(`/v1/proposals/${mine.id}/accept`).expect(200);
    expect(second.body).toMatchObject({ state: 'converted', side: 'buyer', orderId: expect.any(String) });
    const orderId = String(second.body.orderId);
    const order = await clerk.get(`/v1/orders/${orderId}`).expect(200);
    expect(order.body).toMatchObject({
      state: 'placed',
      paymentState: 'unpaid',
      fulfilmentState: 'unfulfilled',
      sellerAmount: '2425.00',
      deliverTo: { address: '县第一小学食堂' },
    });
    expect(JSON.stringify(order.body)).not.toContain(ZHAO.name);
    expect((await newest(farmer, '/v1/me/orders')).id).toBe(orderId);
    expect((await newest(clerk, '/v1/orders')).id).toBe(orderId);
    await cooperative.get(`/v1/orders/${orderId}`).expect(404);
    const sold = await farmer.get(`/v1/listings/${listing.id}`).expect(200);
    expect(sold.body).toMatchObject({
      state: 'sold-out',
      free: { grams: 0 },
      lastOutcome: { roundId: round.id, explanation: { zh: '全部配对成功。' } },
    });
    expect(app.logged.join('\n')).not.toContain(ZHAO.name);
  });

  test('a village agent lists for a farmer; the farmer sees it as assisted', async () => {
    const { idNumber, name } = ZHAO;
    const answer = await scene.agent
      .post('/v1/assistance-sessions', { idNumber, name, reason: '没有智能手机' })
      .expect(201);
    const assisted = scene.app.withToken((answer.body as { accessToken: string }).accessToken);
    const { id } = await scene.listed(assisted, {
      productCode: 'radish',
      askPrice: { yuan: '1.3', per: '公斤' },
    });
    const seen = await scene.farmer.get(`/v1/listings/${id}`).expect(200);
    expect(seen.body).toMatchObject({ assisted: true, seller: { own: true } });
  });

  test('the same key and body again is the same listing; another body is refused', async () => {
    const { farmer, post } = scene;
    const body = scene.offer({ productCode: 'ginger', askPrice: { yuan: '9', per: '公斤' } });
    const first = await post(farmer, '/v1/listings', body, 'ginger-0001').expect(201);
    const again = await post(farmer, '/v1/listings', body, 'ginger-0001').expect(201);
    expect(again.body).toEqual(first.body);
    const other = await post(farmer, '/v1/listings', { ...body, note: '另一批' }, 'ginger-0001').expect(422);
    expect(other.body.code).toBe('idempotency-key-reused');
    const { body: mine } = await farmer.get('/v1/me/listings').expect(200);
    expect(mine.items.filter((one: { productCode: string }) => one.productCode === 'ginger')).toHaveLength(1);
    await farmer.post('/v1/listings', body).expect(400);
  });

  test('a price that confuses 斤 and 公斤 is asked back and nothing is written', async () => {
    const { farmer, post } = scene;
    const body = scene.offer({ productCode: 'garlic', askPrice: { yuan: '9', per: '斤' } });
    const asked = await post(farmer, '/v1/listings', body).expect(202);
    expect(asked.body).toMatchObject({
      needsConfirmation: true,
      reason: 'far-from-market',
      readings: [
        { sent: true, price: { yuanPerKilogram: '18' } },
        { sent: false, price: { yuanPerKilogram: '9' } },
      ],
    });
    expect(asked.body.question.zh).toContain('是否把 斤/公斤 弄混？');
    const { body: mine } = await farmer.get('/v1/me/listings').expect(200);
    expect(mine.items.map((one: { productCode: string }) => one.productCode)).not.toContain('garlic');
    await post(farmer, '/v1/listings', { ...body, confirmed: true }).expect(201);
    const demand = scene.wish({ maxPrice: { yuan: '30', per: '公斤' } });
    expect((await post(scene.clerk, '/v1/demands', demand).expect(202)).body.reason).toBe('far-from-market');
  });

  test('editing: a stale version, a foreign listing, an end', async () => {
    const { farmer, cooperative } = scene;
    const { id } = await scene.listed(farmer, { productCode: 'taro', askPrice: { yuan: '5', per: '公斤' } });
    const path = `/v1/listings/${id}`;
    const edited = await farmer
      .patch(path, { version: 1, quantity: { value: '3', unit: '担' }, note: '重新称过' })
      .expect(200);
    expect(edited.body).toMatchObject({
      version: 2,
      total: { grams: 150_000, entered: '3 担' },
      note: '重新称过',
    });
    const stale = await farmer.patch(path, { version: 1, note: '旧' }).expect(409);
    expect(stale.body).toMatchObject({ code: 'stale-version', currentVersion: 2 });
    await cooperative.patch(path, { version: 2, note: '别人的' }).expect(404);
    await cooperative.post(`${path}/withdraw`, { version: 2 }).expect(404);
    const staleEnd = await farmer.post(`${path}/withdraw`, { version: 1 }).expect(409);
    expect(staleEnd.body.code).toBe('stale-version');
    expect((await farmer.post(`${path}/withdraw`, { version: 2 }).expect(200)).body.state).toBe('withdrawn');
    const again = await farmer.post(`${path}/withdraw`, { version: 3 }).expect(409);
    expect(again.body).toMatchObject({ code: 'illegal-transition', allowed: [] });
    await cooperative.get(path).expect(404);
    await farmer.get(path).expect(200);
  });

  test('a demand: approved by another member, never by its writer, never by a stranger', async () => {
    const { post, cooperative, approver, clerk } = scene;
    const { body: written } = await post(clerk, '/v1/demands', scene.wish()).expect(201);
    expect(written.state).toBe('submitted');
    const path = `/v1/demands/${String(written.id)}`;
    await cooperative.get(path).expect(404);
    await cooperative.post(`${path}/approve`).expect(404);
    await clerk.post(`${path}/approve`).expect(403);
    await approver.post(`${path}/approve`).expect(200);
    expect((await approver.post(`${path}/approve`).expect(409)).body).toMatchObject({
      code: 'illegal-transition',
      current: 'open',
    });
    await cooperative.post(`${path}/cancel`).expect(404);
    expect((await clerk.post(`${path}/cancel`).expect(200)).body.state).toBe('cancelled');
    await clerk.post(`${path}/cancel`).expect(409);
    const own = (await post(cooperative, '/v1/demands', scene.wish()).expect(201)).body;
    const refused = await cooperative.post(`/v1/demands/${String(own.id)}/approve`).expect(403);
    expect(refused.body.code).toBe('own-demand');
  });

  test('a proposal: expired is 410, superseded is 409, declined stays declined', async () => {
    const terms = { productCode: 'carrot', askPrice: { yuan: '1.8', per: '公斤' } };
    await scene.listed(scene.cooperative, terms);
    await scene.wanted({ productCode: 'carrot' });
    const only = { productCodes: ['carrot'], acceptWithinHours: 1 };
    await scene.cleared(only);
    const old = await newest(scene.cooperative, '/v1/proposals?state=published');
    await scene.cleared(only);
    const superseded = await scene.cooperative.post(`/v1/proposals/${old.id}/accept`).expect(409);
    expect(superseded.body.code).toBe('proposal-superseded');
    const fresh = await newest(scene.cooperative, '/v1/proposals?state=published');
    await scene.cooperative.post(`/v1/proposals/${fresh.id}/decline`).expect(200);
    expect((await scene.clerk.post(`/v1/proposals/${fresh.id}/accept`).expect(409)).body.code).toBe(
      'proposal-declined',
    );
    await scene.cleared(only);
    const last = await newest(scene.cooperative, '/v1/proposals?state=published');
    scene.app.clock.advance(61 * 60_000);
    const organisationId = scene.cooperative.account.organisation?.id ?? '';
    const later = await scene.app.as('cooperative-clerk', { organisationId });
    const gone = await later.post(`/v1/proposals/${last.id}/accept`).expect(410);
    expect(gone.body.code).toBe('proposal-timed-out');
    expect((await newest(later, '/v1/proposals?state=timed-out')).id).toBe(last.id);
    const { body } = await later.get('/v1/proposals?state=published').expect(200);
    expect(body.items).toEqual([]);
  });
});
