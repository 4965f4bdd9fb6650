import { databaseKinds } from '../../support/databases.ts';
import { tradeScene, type TradeScene } from './scene.ts';

describe.each(databaseKinds)('bad input on %s', (kind) => {
  let scene: TradeScene;
  beforeAll(async () => {
    scene = await tradeScene(kind);
  });
  afterAll(() => scene.app.close());

  const certificate = { kind: 'green', number: 'LB-15-2210', validUntil: '2027-06-01' };

  const listings: [string, object, [number, string, string]][] = [
    ['quantity -1', { quantity: { value: '-1', unit: '斤' } }, [400, 'request-invalid', '/quantity/value']],
    ['quantity 0', { quantity: { value: '0', unit: '斤' } }, [422, 'quantity-invalid', '/quantity/value']],
    [
      'quantity 1e309',
      { quantity: { value: '1e309', unit: '斤' } },
      [400, 'request-invalid', '/quantity/value'],
    ],
    ['quantity NaN', { quantity: { value: 'NaN', unit: '斤' } }, [400, 'request-invalid', '/quantity/value']],
    ['quantity 1,5', { quantity: { value: '1,5', unit: '斤' } }, [400, 'request-invalid', '/quantity/value']],
    [
      'a number for text',
      { quantity: { value: 3, unit: '斤' } },
      [400, 'request-invalid', '/quantity/value'],
    ],
    ['0.3 g', { quantity: { value: '0.3', unit: '克' } }, [422, 'quantity-invalid', '/quantity/value']],
    [
      'too much',
      { quantity: { value: '999999999999', unit: '吨' } },
      [422, 'quantity-invalid', '/quantity/value'],
    ],
    ['no unit', { quantity: { value: '5' } }, [400, 'request-invalid', '/quantity/unit']],
    ['an unknown unit', { quantity: { value: '5', unit: '磅' } }, [400, 'request-invalid', '/quantity/unit']],
    ['a price without its unit', { askPrice: { yuan: '2' } }, [400, 'request-invalid', '/askPrice/per']],
    ['a price of 0', { askPrice: { yuan: '0', per: '斤' } }, [422, 'price-invalid', '/askPrice/yuan']],
    [
      'a price finer than 厘',
      { askPrice: { yuan: '1.23456', per: '公斤' } },
      [422, 'price-invalid', '/askPrice/yuan'],
    ],
    [
      'boxes of unknown weight',
      { quantity: { value: '5', unit: '箱' } },
      [422, 'net-weight-required', '/quantity/netWeightEach'],
    ],
    [
      'net above gross',
      {
        quantity: {
          value: '5',
          unit: '箱',
          netWeightEach: { value: '6', unit: '公斤' },
          grossWeightEach: { value: '5', unit: '公斤' },
        },
      },
      [422, 'net-weight-invalid', '/quantity/netWeightEach'],
    ],
    [
      'a certificate that ends today',
      { certificates: [{ ...certificate, validUntil: '2026-11-23' }] },
      [422, 'certificate-expired', '/certificates/0/validUntil'],
    ],
    [
      'a certificate for something else',
      { certificates: [{ ...certificate, products: ['apple'] }] },
      [422, 'certificate-out-of-scope', '/certificates/0/products'],
    ],
    [
      'a level without its standard',
      { grade: { level: '一级' } },
      [422, 'grade-standard-required', '/grade/standard'],
    ],
    [
      'a level of another standard',
      { grade: { standard: 'NY/T 1066-2006', level: '优等品' } },
      [422, 'grade-unknown', '/grade'],
    ],
    [
      'an empty window',
      { readyFrom: '2026-12-01', readyUntil: '2026-12-01' },
      [422, 'window-invalid', '/readyUntil'],
    ],
    [
      'a window in the past',
      { readyFrom: '2026-10-01', readyUntil: '2026-10-05' },
      [422, 'window-past', '/readyUntil'],
    ],
    [
      'ready before the harvest',
      { readyFrom: '2026-11-25', readyUntil: '2026-12-05', harvestedOn: '2026-11-26' },
      [422, 'ready-before-harvest', '/readyFrom'],
    ],
    ['no such day', { readyFrom: '2026-02-30' }, [422, 'date-invalid', '/readyFrom']],
    ['a day in another writing', { readyFrom: '30.11.2026' }, [400, 'request-invalid', '/readyFrom']],
    ['an unknown product', { productCode: 'unobtainium' }, [422, 'product-unknown', '/productCode']],
    ['a member of its own making', { householdId: 'hh_1' }, [400, 'request-invalid', '/householdId']],
    ['a note of 201 characters', { note: '长'.repeat(201) }, [400, 'request-invalid', '/note']],
  ];

  test.each(listings)('listing: %s', async (_what, change, [status, code, field]) => {
    const answer = await scene.post(scene.farmer, '/v1/listings', scene.offer(change));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors.map((fault: { field: string }) => fault.field)).toContain(field);
    const { body } = await scene.farmer.get('/v1/me/listings').expect(200);
    expect(body.items).toEqual([]);
  });

  const demands: [string, object, [number, string, string]][] = [
    [
      'an empty window',
      { deliverFrom: '2026-12-01', deliverUntil: '2026-11-30' },
      [422, 'window-invalid', '/deliverUntil'],
    ],
    [
      'the past',
      { deliverFrom: '2026-11-01', deliverUntil: '2026-11-20' },
      [422, 'window-past', '/deliverUntil'],
    ],
    [
      'a level without its standard',
      { minGrade: { level: '一级' } },
      [422, 'grade-standard-required', '/minGrade/standard'],
    ],
    ['an unknown certificate', { certificates: ['halal'] }, [400, 'request-invalid', '/certificates/0']],
    [
      'a place that is none',
      { deliverTo: { divisionCode: '51' } },
      [400, 'request-invalid', '/deliverTo/divisionCode'],
    ],
    ['a negative shelf life', { minResidualDays: -1 }, [400, 'request-invalid', '/minResidualDays']],
    ['nothing', { quantity: { value: '0.0', unit: '吨' } }, [422, 'quantity-invalid', '/quantity/value']],
  ];

  test.each(demands)('demand: %s', async (_what, change, [status, code, field]) => {
    const answer = await scene.post(scene.clerk, '/v1/demands', scene.wish(change));
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.errors.map((fault: { field: string }) => fault.field)).toContain(field);
    const { body } = await scene.clerk.get('/v1/demands?own=true').expect(200);
    expect(body.items).toEqual([]);
  });

  test.each(['%25', '_', "'%20OR%201=1", '%F0%9F%98%80', '*', '(', '%2B', '%22', '%27%3B--'])(
    'catalogue: %s is text',
    async (q) => {
      const { body } = await scene.farmer.get(`/v1/products?q=${q}`).expect(200);
      expect(body.items).toEqual([]);
    },
  );

  test('catalogue: synonyms, traditional characters, initials; 65 characters are too many', async () => {
    for (const q of ['土豆', '馬鈴薯', '洋芋', 'mls', 'ＭＬＳ']) {
      const { body } = await scene.clerk.get(`/v1/products?q=${encodeURIComponent(q)}`).expect(200);
      expect(body.items[0].code).toBe('potato');
    }
    await scene.clerk.get(`/v1/products?q=${'a'.repeat(65)}`).expect(400);
    await scene.clerk.get(`/v1/products?q=${'a'.repeat(10_000)}`).expect(400);
  });

  test('rounds: an unknown product, a foreign round, a certificate that is not there yet', async () => {
    const asked = { name: '轮次', productCodes: ['potato', 'unobtainium'] };
    const refused = await scene.post(scene.county, '/v1/rounds', asked).expect(422);
    expect(refused.body.errors[0].field).toBe('/productCodes/1');
    const { body: open } = await scene.post(scene.county, '/v1/rounds', { name: '轮次' }).expect(201);
    const path = `/v1/rounds/${String(open.id)}`;
    expect((await scene.cooperative.post(`${path}/clear`).expect(403)).body.code).toBe('not-your-round');
    expect((await scene.county.get(`${path}/certificate`).expect(409)).body.code).toBe('round-not-cleared');
    await scene.county.get('/v1/rounds/rnd_00000000000000000000000000').expect(404);
    await scene.county.post('/v1/rounds/rnd_00000000000000000000000000/clear').expect(404);
    await scene.county.get('/v1/rounds?cursor=nonsense').expect(400);
    const empty = await scene.county.post(`${path}/clear`).expect(200);
    expect(empty.body.result.counts).toMatchObject({ lots: 0, demands: 0, proposals: 0 });
  });

  test('two parties and one certificate number: 409', async () => {
    const given = { certificates: [certificate] };
    await scene.listed(scene.cooperative, given);
    const refused = await scene.post(scene.farmer, '/v1/listings', scene.offer(given)).expect(409);
    expect(refused.body.code).toBe('certificate-held-by-another');
  });
});
