import { MINUTE } from '../../../modules/kernel/clock.ts';
import { startApp, type Client, type TestApp } from '../../support/app.ts';
import { databaseKinds } from '../../support/databases.ts';
import { assisting, post } from '../../support/lending-story.ts';
import { deliver, deliverHouseholds, idNumberOf, VILLAGE, type Villager } from '../../support/people.ts';

const AREA = VILLAGE.code.slice(0, 6);

function villager(
  name: string,
  birthDate: string,
  serial: number,
  more: Pick<Villager, 'relation' | 'householdNumber'>,
): Villager {
  const phone = `138000${String(serial).padStart(5, '0')}`;
  return { name, birthDate, idNumber: idNumberOf(birthDate, serial), phone, ...more };
}

const WEI = villager('韦建国', '1970-03-05', 11, { relation: '户主', householdNumber: '1' });
const LI = villager('李秀英', '1972-08-01', 22, { relation: '配偶', householdNumber: '1' });
const BAO = villager('韦小宝', '2014-05-09', 31, { relation: '子', householdNumber: '1' });
const HUANG = villager('黄国强', '1968-01-20', 41, { relation: '户主', householdNumber: '2' });

const LOAN_HEADER =
  '借据号,客户姓名,证件号,乡镇,居住村,手机号,贷款用途,贷款金额,贷款余额,年利率(bp),放款日,到期日,结清日,五级分类';

interface MyLead {
  leadId: string;
  title: { zh: string };
  state: string;
  mayReply: boolean;
  mayAppeal: boolean;
  evidence: { about: string; values: { value: string }[] }[];
  history: { kind: string; party: string; assisted?: boolean; words?: string }[];
}

describe.each(databaseKinds)('a household and its leads on %s', (kind) => {
  let app: TestApp;
  let official: Client;
  let agent: Client;
  let bank: Client;
  beforeAll(async () => {
    app = await startApp(kind);
    // Li stands in the register of another household too; the later row is where she lives.
    await deliverHouseholds(app, [{ ...LI, householdNumber: '2', relation: '其他' }, HUANG, WEI, LI, BAO]);
    bank = await app.as('data-clerk', { kind: 'bank' });
    const organisationId = bank.account.organisation?.id ?? '';
    await (
      await app.administrator()
    )
      .put('/v1/agencies/rural-commercial-bank', { organisationId })
      .expect(200);
    await lend(WEI.name, BAO.idNumber);
    official = await app.as('county-official', { divisionCode: AREA });
    agent = await app.as('village-agent', { divisionCode: VILLAGE.code });
    for (const { name, idNumber, phone } of [WEI, HUANG])
      await agent.post('/v1/farmer-accounts', { name, idNumber, phone }).expect(201);
    await evaluate();
  }, 120_000);
  afterAll(() => app.close());

  async function lend(name: string, idNumber: string): Promise<void> {
    const cells = ['JJ1', name, idNumber, VILLAGE.townshipName, VILLAGE.name, '', '经营', '30000', '30000'];
    const row = [...cells, '480', '2025-05-15', '2027-05-15', '', '正常'].join(',');
    await deliver(app, bank, { dataset: 'bank-loans', text: `${LOAN_HEADER}\n${row}\n` });
  }
  async function evaluate(): Promise<void> {
    await app.settle();
    app.clock.advance(MINUTE);
    await app.runJob('registry.evaluate-changed-households');
  }
  async function leadOf(ruleId: string): Promise<string> {
    const { body } = await official.get(`/v1/leads?ruleId=${ruleId}`).expect(200);
    const [lead] = body.items as { leadId: string }[];
    if (!lead) throw new Error(`no lead by ${ruleId}`);
    return lead.leadId;
  }
  async function mine(farmer: Client): Promise<MyLead[]> {
    return ((await farmer.get('/v1/me/leads').expect(200)).body as { items: MyLead[] }).items;
  }

  it('is asked, answers with the village agent, is decided about, appeals, and is right in the end', async () => {
    const leadId = await leadOf('two-registers');
    const farmer = await assisting(app, agent, WEI);
    expect(await mine(farmer)).toEqual([]);
    await post(farmer, `/v1/me/leads/${leadId}/replies`, { answer: 'explained', words: '还没问' }).expect(
      404,
    );
    await post(official, `/v1/leads/${leadId}/ask`, { parties: ['household'], words: '请说明。' }).expect(
      200,
    );
    const [asked] = await mine(farmer);
    expect(asked).toMatchObject({ state: 'asked', mayReply: true, mayAppeal: false });
    expect(asked?.evidence).toHaveLength(2);
    expect(JSON.stringify(asked)).not.toContain(LI.idNumber);
    await post(farmer, `/v1/me/leads/${leadId}/replies`, {
      answer: 'facts-wrong',
      words: '她早就迁来我家了。',
    }).expect(200);
    await post(official, `/v1/leads/${leadId}/decision`, {
      outcome: 'confirmed',
      words: '确有两处。',
    }).expect(200);
    const [decided] = await mine(farmer);
    expect(decided).toMatchObject({ state: 'confirmed', mayReply: false, mayAppeal: true });
    expect(decided?.history.find(({ kind: step }) => step === 'replied')).toMatchObject({ assisted: true });
    await post(farmer, `/v1/me/leads/${leadId}/appeal`, { words: '是那边没销户。' }).expect(200);
    await post(farmer, `/v1/me/leads/${leadId}/appeal`, { words: '再申诉一次。' }).expect(409);
    const own = await post(official, `/v1/leads/${leadId}/appeal-decision`, {
      outcome: 'upheld',
      words: '维持',
    });
    expect([own.status, own.body.code]).toEqual([409, 'second-person']);
    const second = await app.as('county-official', {
      organisationId: official.account.organisation?.id ?? '',
    });
    await post(second, `/v1/leads/${leadId}/appeal-decision`, {
      outcome: 'overturned',
      words: '系登记未注销，撤销。',
    }).expect(200);
    expect((await mine(farmer))[0]).toMatchObject({ state: 'overturned' });
    const rules = (await official.get('/v1/lead-rules').expect(200)).body.items as {
      ruleId: string;
      precision: object;
    }[];
    expect(rules.find(({ ruleId }) => ruleId === 'two-registers')?.precision).toMatchObject({
      confirmed: 0,
      decided: 1,
    });
    await evaluate();
    await app.runJob('registry.advance-lead-run');
    expect((await official.get('/v1/leads?ruleId=two-registers').expect(200)).body.items).toEqual([]);
  });

  it('is nobody else’s business', async () => {
    const leadId = await leadOf('minor-borrower');
    await post(official, `/v1/leads/${leadId}/ask`, { parties: ['household'], words: '请说明。' }).expect(
      200,
    );
    const neighbour = await app.asFarmer(HUANG.phone);
    expect(await mine(neighbour)).toEqual([]);
    await post(neighbour, `/v1/me/leads/${leadId}/replies`, { answer: 'explained', words: '我来说' }).expect(
      404,
    );
    await post(neighbour, `/v1/me/leads/${leadId}/appeal`, { words: '我来说' }).expect(404);
  });

  it('has nothing to answer any more once the bank has corrected its row', async () => {
    const leadId = await leadOf('minor-borrower');
    const before = await official.get(`/v1/leads/${leadId}`).expect(200);
    expect(before.body.evidence.map((row: { dataset: string }) => row.dataset)).toContain('bank-loans');
    await lend(WEI.name, WEI.idNumber);
    await evaluate();
    // The row left the child's number behind; only a check of the household sees that.
    await post(official, '/v1/lead-runs', {}).expect(202);
    await app.runJob('registry.advance-lead-run');
    const { body } = await official.get(`/v1/leads/${leadId}`).expect(200);
    expect(body.lead.state).toBe('resolved-by-data');
    expect(body.history.at(-1)).toMatchObject({ kind: 'resolved-by-data', party: 'system' });
    const refused = await post(official, `/v1/leads/${leadId}/replies`, {
      answer: 'explained',
      words: '晚了',
    });
    expect([refused.status, refused.body.code]).toEqual([409, 'lead-not-asked']);
  });
});
