import { databaseKinds } from '../../support/databases.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { idOf } from '../../rules/registry/fixtures.ts';
import { countyVillages } from '../../../modules/county/index.ts';

const VILLAGE = countyVillages()[0];
const WEI = idOf('1970-03-05', 11);
const NA = idOf('1972-08-01', 22);
const PLACE = `${VILLAGE?.townshipName ?? ''},${VILLAGE?.name ?? ''}`;
const PHONE = '13800138012';

const REGISTER = [
  '户号,姓名,公民身份号码,与户主关系,性别,出生日期,乡镇,村（社区）,组,手机,是否死亡,登记日期',
  `A1,张伟,${WEI},户主,男,,${PLACE},1,,否,2024-01-01`,
  `A1,李娜,${NA},配偶,女,,${PLACE},1,,否,2024-01-01`,
].join('\n');

const HEALTH = [
  '姓名,社会保障号码,性别,出生年月日,乡镇,村（居）,手机号码,参保年度,人员类别,是否缴费,参保日期',
  `李娜,${NA},女,,${PLACE},,2026,普通居民,是,2026-01-05`,
  '',
].join('\n');

interface Held {
  dataset: string;
  records: number;
  latest: { title: { zh: string }; value: string }[];
}

describe.each(databaseKinds)('what is held about me on %s', (kind) => {
  let app: TestApp;
  let farmer: Client;

  async function deliver(agency: string, dataset: string, content: string): Promise<void> {
    const clerk = await app.as('data-clerk');
    const root = await app.administrator();
    await root.put(`/v1/agencies/${agency}`, { organisationId: clerk.account.organisation?.id }).expect(200);
    await clerk
      .post('/v1/batches')
      .field('dataset', dataset)
      .field('contractVersion', '1')
      .attach('file', Buffer.from(content), 'file.csv')
      .expect(202);
    await app.runJob('registry.process-batches');
    const [batch] = ((await clerk.get('/v1/batches').expect(200)).body as { items: { state: string }[] })
      .items;
    expect(batch).toMatchObject({ state: 'published' });
  }

  beforeAll(async () => {
    app = await startApp(kind);
    await deliver('civil-affairs', 'civil-household-members', `${REGISTER}\n`);
    const agent = await app.as('village-agent', { divisionCode: VILLAGE?.code ?? '' });
    await agent.post('/v1/farmer-accounts', { idNumber: WEI, name: '张伟', phone: PHONE }).expect(201);
    farmer = await app.asFarmer(PHONE);
  });
  afterAll(async () => {
    await app.close();
  });

  test('my own newest values, and the household’s members counted', async () => {
    const { items } = (await farmer.get('/v1/me/records').expect(200)).body as { items: Held[] };
    expect(items).toMatchObject([
      { dataset: 'civil-household-members', agency: { slug: 'civil-affairs' }, records: 2 },
    ]);
    const values = Object.fromEntries((items[0]?.latest ?? []).map(({ title, value }) => [title.zh, value]));
    expect(values).toMatchObject({ 姓名: '张伟', 与户主关系: '户主', 性别: '男', 是否死亡: '否' });
    expect(JSON.stringify(items)).not.toContain(WEI);
    expect(JSON.stringify(items)).not.toContain('李娜');
  });

  test('what another member’s file says is counted, not shown', async () => {
    await deliver('health-insurance', 'health-enrolment', HEALTH);
    const { items } = (await farmer.get('/v1/me/records').expect(200)).body as { items: Held[] };
    expect(items.find(({ dataset }) => dataset === 'health-enrolment')).toMatchObject({
      records: 1,
      latest: [],
    });
  });

  test('staff have no such page', async () => {
    await (await app.as('data-clerk')).get('/v1/me/records').expect(403);
    await app.anonymous.get('/v1/me/records').expect(401);
  });
});
