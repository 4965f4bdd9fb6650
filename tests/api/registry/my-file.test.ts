import { randomUUID } from 'node:crypto';
import { DAY, MINUTE } from '../../../modules/kernel/clock.ts';
import { countyVillages } from '../../../modules/county/index.ts';
import { idOf } from '../../rules/registry/fixtures.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';

const VILLAGE = countyVillages()[0];
const WEI = idOf('1970-03-05', 11);
const NA = idOf('1972-08-01', 22);
const PLACE = `${VILLAGE?.townshipName ?? ''},${VILLAGE?.name ?? ''}`;
const PHONE = '13800138012';

const REGISTER = [
  '户号,姓名,公民身份号码,与户主关系,性别,出生日期,乡镇,村（社区）,组,手机,是否死亡,登记日期',
  `A1,张伟,${WEI},户主,男,,${PLACE},1,${PHONE},否,2024-01-01`,
  `A1,李娜,${NA},配偶,女,,${PLACE},1,,否,2024-01-01`,
].join('\n');

const land = (area: string): string =>
  [
    '合同编号,承包方代表,证件号码,乡镇,村委会,电话,合同面积(亩),地块数,承包期起,承包期止',
    `HT-1,张伟,${WEI},${PLACE},,${area},3,2020-01-01,2049-12-31`,
  ].join('\n');

const health = [
  '姓名,社会保障号码,性别,出生年月日,乡镇,村（居）,手机号码,参保年度,人员类别,是否缴费,参保日期',
  `李娜,${NA},女,,${PLACE},,2026,普通居民,是,2026-01-05`,
].join('\n');

interface FileValue {
  name: string;
  value: string;
  linkedBy: string;
  source: { recordId: string; column: string; rowNo: number; agency: { slug: string } };
  objection?: { state: string };
}
interface MyFile {
  values: FileValue[];
  household: { number: string; size: number; members: { name: string; head: boolean; me: boolean }[] };
  holdings: {
    dataset: string;
    records: number;
    items: { recordId: string; values: { column: string; value: string; objection?: { state: string } }[] }[];
  }[];
}
interface Objection {
  id: string;
  state: string;
  value?: string;
  claim?: string;
  answer?: string;
  overdue: boolean;
  promised: boolean;
}
interface Score {
  scoreId?: string;
  points: { feature: string; hasData: boolean; disputed?: boolean }[];
}

describe.each(databaseKinds)('my file and my objections on %s', (kind) => {
  let app: TestApp;
  let farmer: Client;
  const clerks = new Map<string, Client>();

  async function clerkOf(agency: string): Promise<Client> {
    const known = clerks.get(agency);
    if (known) return known;
    const clerk = await app.as('data-clerk');
    const root = await app.administrator();
    await root.put(`/v1/agencies/${agency}`, { organisationId: clerk.account.organisation?.id }).expect(200);
    clerks.set(agency, clerk);
    return clerk;
  }

  async function deliver(agency: string, dataset: string, content: string): Promise<void> {
    const clerk = await clerkOf(agency);
    await clerk
      .post('/v1/batches')
      .field('dataset', dataset)
      .field('contractVersion', '1')
      .attach('file', Buffer.from(`${content}\n`), `${dataset}.csv`)
      .expect(202);
    await app.runJob('registry.process-batches');
    const [batch] = ((await clerk.get('/v1/batches').expect(200)).body as { items: { state: string }[] })
      .items;
    expect(batch).toMatchObject({ state: 'published' });
    await app.settle();
  }

  const file = async (): Promise<MyFile> => (await farmer.get('/v1/me/file').expect(200)).body as MyFile;
  const area = async () => {
    const { items } = (await file()).holdings.find(({ dataset }) => dataset === 'land-contracts') ?? {
      items: [],
    };
    const value = items[0]?.values.find(({ column }) => column === 'area');
    return { recordId: items[0]?.recordId ?? '', value: value?.value, objection: value?.objection };
  };
  const object = (body: Record<string, unknown>, key: string = randomUUID()) =>
    farmer.post('/v1/me/objections', body).set('Idempotency-Key', key);
  const land15 = async (): Promise<{ feature: string; hasData: boolean; disputed?: boolean } | undefined> => {
    await app.settle();
    app.clock.advance(2 * MINUTE);
    await app.runJob('credit.rescore-changed-households');
    const score = (await farmer.get('/v1/me/score').expect(200)).body as Score;
    return score.points.find(({ feature }) => feature === 'contracted-land');
  };
  const mine = async (id: string): Promise<Objection | undefined> =>
    ((await farmer.get('/v1/me/objections').expect(200)).body as { items: Objection[] }).items.find(
      (objection) => objection.id === id,
    );

  beforeAll(async () => {
    app = await startApp(kind);
    await deliver('civil-affairs', 'civil-household-members', REGISTER);
    await deliver('natural-resources', 'land-contracts', land('8.00'));
    await deliver('health-insurance', 'health-enrolment', health);
    const agent = await app.as('village-agent', { divisionCode: VILLAGE?.code ?? '' });
    await agent.post('/v1/farmer-accounts', { idNumber: WEI, name: '张伟', phone: PHONE }).expect(201);
    farmer = await app.asFarmer(PHONE);
  });
  afterAll(async () => {
    await app.close();
  });

  test('every value names agency, row and how it came to me; other members are counted, not shown', async () => {
    const { values, household, holdings } = await file();
    expect(Object.fromEntries(values.map(({ name, value }) => [name, value]))).toMatchObject({
      name: '张伟',
      sex: '男',
      birthDate: '1970-03-05',
      village: VILLAGE?.name,
    });
    expect(values[0]).toMatchObject({
      linkedBy: 'id-number-and-name',
      source: { agency: { slug: 'civil-affairs' }, rowNo: 2, column: 'name' },
    });
    expect(household).toMatchObject({
      number: 'A1',
      size: 2,
      members: [
        { name: '张伟', head: true, me: true },
        { name: '李娜', head: false, me: false },
      ],
    });
    expect(holdings.find(({ dataset }) => dataset === 'health-enrolment')).toMatchObject({
      records: 1,
      items: [],
    });
    const text = JSON.stringify(await file());
    for (const secret of [WEI, NA, PHONE]) expect(text).not.toContain(secret);
  });

  test('an objection freezes the value for scoring until the agency upholds it', async () => {
    expect(await land15()).toMatchObject({ hasData: true });
    const { recordId, value } = await area();
    expect(value).toBe('8.00 亩');
    const key = randomUUID();
    const body = { recordId, column: 'area', claim: '应为 12 亩', note: '2019 年又分到 4 亩' };
    const filed = (await object(body, key).expect(201)).body as Objection;
    expect(filed).toMatchObject({ state: 'asked', value: '8.00 亩', claim: '应为 12 亩', overdue: false });
    expect((await object(body, key).expect(201)).body).toMatchObject({ id: filed.id });
    expect((await object(body).expect(409)).body).toMatchObject({
      code: 'objection-open',
      objectionId: filed.id,
    });
    expect(await area()).toMatchObject({ objection: { state: 'asked' } });
    expect(await land15()).toMatchObject({ hasData: false, disputed: true });

    const clerk = await clerkOf('natural-resources');
    const list = (await clerk.get('/v1/objections').expect(200)).body as { items: Objection[] };
    expect(list.items).toMatchObject([{ id: filed.id, state: 'asked', rowNo: 2 }]);
    expect(JSON.stringify(list)).not.toMatch(/张伟|12 亩|8\.00/u);
    const other = await clerkOf('civil-affairs');
    expect(((await other.get('/v1/objections').expect(200)).body as { items: unknown[] }).items).toEqual([]);
    await other.get(`/v1/objections/${filed.id}`).expect(404);
    const answer = { outcome: 'uphold', answer: '经查台账，承包面积为 8 亩，依据 2020 年合同。' };
    await other.post(`/v1/objections/${filed.id}/answer`, answer).expect(404);

    const read = (await clerk.get(`/v1/objections/${filed.id}`).expect(200)).body as {
      words: unknown;
      person: unknown;
      access: { index: number };
    };
    expect(read).toMatchObject({ words: { claim: '应为 12 亩' }, person: { name: '张伟' } });
    const looks = (await farmer.get('/v1/me/disclosures').expect(200)).body as {
      items: { action: string }[];
    };
    expect(looks.items[0]).toMatchObject({ action: 'objection-read', index: read.access.index });

    await clerk.post(`/v1/objections/${filed.id}/answer`, answer).expect(200);
    await clerk.post(`/v1/objections/${filed.id}/answer`, answer).expect(409);
    expect(await mine(filed.id)).toMatchObject({ state: 'upheld', answer: answer.answer });
    expect(await land15()).toMatchObject({ hasData: true });
    expect((await land15())?.disputed).toBeUndefined();
  });

  test('a promised correction ends it when the corrected row is published; late answers are overdue', async () => {
    const { recordId } = await area();
    const filed = (await object({ recordId, column: 'area', claim: '12 亩' }).expect(201)).body as Objection;
    const clerk = await clerkOf('natural-resources');
    const promise = { outcome: 'correct', answer: '核实后予以更正。' };
    await clerk.post(`/v1/objections/${filed.id}/answer`, promise).expect(200);
    expect(await mine(filed.id)).toMatchObject({ state: 'asked', promised: true });
    app.clock.advance(21 * DAY);
    farmer = await app.asFarmer(PHONE);
    const official = await app.as('county-official', { divisionCode: VILLAGE?.code.slice(0, 6) ?? '' });
    const late = (await official.get('/v1/objections?overdue=true').expect(200)).body as {
      items: Objection[];
      overdue: number;
    };
    expect(late).toMatchObject({ items: [{ id: filed.id, overdue: true }], overdue: 1 });
    clerks.clear();
    await deliver('natural-resources', 'land-contracts', land('12.00'));
    expect(await mine(filed.id)).toMatchObject({ state: 'corrected', overdue: false });
    expect(await area()).toMatchObject({ value: '12.00 亩' });
    expect(await land15()).toMatchObject({ hasData: true });
    const again = { recordId, column: 'area', claim: '13 亩' };
    expect((await object(again).expect(409)).body).toMatchObject({ code: 'value-changed' });
  });

  test('taken back by the farmer, by nobody else', async () => {
    const value = (await file()).values.find(({ name }) => name === 'village');
    const body = { recordId: value?.source.recordId, column: value?.source.column, claim: '邻村' };
    const filed = (await object(body).expect(201)).body as Objection;
    const { body: problem } = await farmer.post(`/v1/me/objections/obj_unknown/withdraw`).expect(404);
    expect(problem).toMatchObject({ code: 'not-found' });
    await farmer.post(`/v1/me/objections/${filed.id}/withdraw`).expect(200);
    await farmer.post(`/v1/me/objections/${filed.id}/withdraw`).expect(409);
    expect(await mine(filed.id)).toMatchObject({ state: 'withdrawn' });
  });

  test('bad input is named and nothing is filed', async () => {
    const { recordId } = await area();
    const before = ((await farmer.get('/v1/me/objections').expect(200)).body as { items: unknown[] }).items
      .length;
    await object({ recordId, column: 'area' }).expect(400);
    await object({ recordId, column: 'area', claim: ' ' }).expect(400);
    await object({ recordId, column: 'area', claim: 'x', extra: 1 }).expect(400);
    expect((await object({ recordId, column: 'colour', claim: 'x' }).expect(422)).body).toMatchObject({
      code: 'column-unknown',
      errors: [{ field: '/column' }],
    });
    await object({ recordId: 'rec_unknown', column: 'area', claim: 'x' }).expect(404);
    await farmer.post('/v1/me/objections', { recordId, column: 'area', claim: 'x' }).expect(400);
    const after = ((await farmer.get('/v1/me/objections').expect(200)).body as { items: unknown[] }).items
      .length;
    expect(after).toBe(before);
  });

  test('who may do what', async () => {
    const clerk = await app.as('data-clerk');
    const officer = await app.as('credit-officer');
    await clerk.get('/v1/me/file').expect(403);
    await app.anonymous.get('/v1/me/file').expect(401);
    await officer.get('/v1/objections').expect(403);
    await farmer.get('/v1/objections').expect(403);
    const official = await app.as('county-official', { divisionCode: VILLAGE?.code.slice(0, 6) ?? '' });
    const answer = { outcome: 'uphold', answer: '县里不能代答。' };
    await official.post('/v1/objections/obj_1234/answer', answer).expect(403);
  });

  test('an official opens a golden record for a reason, on the record', async () => {
    const official = await app.as('county-official', { divisionCode: VILLAGE?.code.slice(0, 6) ?? '' });
    const subject = { idNumber: WEI, name: '张伟' };
    const { body } = await official.post('/v1/household-lookups', { subject, reason: 'SURVEY' }).expect(201);
    const { household, history } = body as {
      household: { members: { personId: string }[] };
      history: { heads: unknown[]; stints: unknown[] };
    };
    expect(history).toMatchObject({ number: 'A1', heads: [{ name: '张伟', rule: 'registered' }] });
    expect(history.stints).toHaveLength(2);
    const personId = household.members[0]?.personId;
    const golden = await official.post('/v1/person-lookups', { personId, reason: 'SURVEY' }).expect(201);
    expect(golden.body).toMatchObject({
      person: { name: '张伟', ruleId: 'golden-1', kin: [{ name: '李娜', relation: 'spouse' }] },
    });
    expect(JSON.stringify(golden.body)).not.toContain(WEI);
    const looks = (await farmer.get('/v1/me/disclosures').expect(200)).body as { items: unknown[] };
    expect(looks.items[0]).toMatchObject({ action: 'person-lookup', purpose: 'SURVEY' });
    await official.post('/v1/person-lookups', { personId: 'per_none', reason: 'SURVEY' }).expect(404);
    const stranger = await app.as('county-official', { divisionCode: '990000' });
    await stranger.post('/v1/person-lookups', { personId, reason: 'SURVEY' }).expect(404);
    await official.post('/v1/person-lookups', { personId }).expect(400);
    await (await app.as('data-clerk')).post('/v1/person-lookups', { personId, reason: 'SURVEY' }).expect(403);
  });
});
