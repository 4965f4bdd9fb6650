import { HOUR, isoInstant } from '../../modules/kernel/clock.ts';
import { startApp, type Client, type TestApp } from '../support/app.ts';
import { databaseKinds } from '../support/databases.ts';
import { askFor, assisting, inquire, post, seenBy } from '../support/lending-story.ts';
import { loadCounty, type LoadedCounty } from '../support/loaded-county.ts';
import { checked, potatoes, potatoesWanted, type Certificate } from '../support/market-story.ts';

const HOUSEHOLDS = 60;
const READ = { consequencesRead: true };

interface Reason {
  code: string;
  points: number;
  sources: { recordId: string }[];
}

/** One story, told in order: each test goes on where the one before ended. */
describe.each(databaseKinds)('from agency file to order on %s', (kind) => {
  let app: TestApp;
  let county: LoadedCounty;
  let farmer: Client;
  let neighbour: Client;
  let agent: Client;
  let bank: Client;
  let official: Client;
  let regulator: Client;
  beforeAll(async () => {
    app = await startApp(kind);
    county = await loadCounty(app, HOUSEHOLDS);
    official = await app.as('county-official');
    regulator = await app.as('regulator');
    bank = await app.as('credit-officer');
  }, 180_000);
  afterAll(() => app.close());

  const headOf = (position: number): LoadedCounty['county']['farmers'][number] => {
    const head = county.county.farmers[position];
    if (!head) throw new Error(`no farmer ${String(position)}`);
    return head;
  };

  describe('the county gets scores', () => {
    test('every agency delivered its files; all rows are accounted for, and only what is too dirty is refused', async () => {
      expect(county.deliveries.map(({ dataset }) => dataset)).toEqual(
        county.county.files.map(({ datasetId }) => datasetId),
      );
      for (const [position, { state, counts, refusal }] of county.deliveries.entries()) {
        expect(counts.rows).toBe(county.county.files[position]?.rows);
        expect(counts.accepted + counts.rejected).toBe(counts.rows);
        // In a file of a few rows a single bad one is more than its contract tolerates, and the file is refused whole.
        if (counts.rows >= 20) expect(state).toBe('published');
        if (state !== 'published') {
          const rejectedBp = Math.ceil((counts.rejected * 10_000) / counts.rows);
          expect(refusal).toMatchObject({ code: 'E_TOLERANCE', found: rejectedBp });
          expect(refusal?.expected).toBeLessThan(rejectedBp);
        }
      }
      expect(county.deliveries.filter(({ state }) => state === 'published').length).toBeGreaterThanOrEqual(
        18,
      );
      const { body } = await official.get('/v1/villages').expect(200);
      const villages = body.items as { code: string; households: number }[];
      const known = county.county.villages.map(({ code }) => code);
      for (const { code } of villages) expect(known).toContain(code);
      const inhabited = new Set(county.county.farmers.map(({ villageCode }) => villageCode));
      for (const code of inhabited) expect(villages.map((village) => village.code)).toContain(code);
      const households = villages.reduce((sum, village) => sum + village.households, 0);
      expect(households).toBeGreaterThanOrEqual(HOUSEHOLDS * 0.9);
      expect(households).toBeLessThanOrEqual(HOUSEHOLDS * 1.1);
    });

    test('an official lets all households be scored, and none fails', async () => {
      const { body: run } = await post(official, '/v1/credit/score-runs', {}).expect(202);
      await app.runJob('credit.advance-score-run');
      const { body } = await official.get(`/v1/credit/score-runs/${String(run.runId)}`).expect(200);
      const { body: overview } = await official.get('/v1/credit/overview').expect(200);
      expect(body).toMatchObject({ state: 'finished', failed: 0 });
      expect(body.households).toBe(overview.county.households);
      expect(body.households).toBeGreaterThanOrEqual(HOUSEHOLDS * 0.9);
    });
  });

  describe('a farmer meets a bank', () => {
    let consentId: string;
    let inquiryId: string;
    let mine: { score: number; grade: string; reasons: Reason[]; strengths: Reason[] };

    test('a village agent opens the account; the farmer signs in by code and reads score and reasons', async () => {
      farmer = await county.farmer(0);
      const text = app.messages.findLast(({ phone }) => phone === headOf(0).phone)?.text;
      expect(text).toMatch(/\d{6}/);
      const { body } = await farmer.get('/v1/me/score').expect(200);
      const points = body.points as { points: number }[];
      expect(body).toMatchObject({ state: 'scored', household: { villageName: expect.any(String) } });
      const sum = points.reduce((total, line) => total + line.points, Number(body.basePoints));
      expect(body.score).toBe(Math.min(850, Math.max(300, sum)));
      expect(body.reasons.length).toBeGreaterThan(0);
      expect(body.strengths.length).toBeGreaterThan(0);
      for (const { sources } of body.strengths as Reason[]) expect(sources.length).toBeGreaterThan(0);
      mine = body;
    });

    test('a bank asks; before the farmer agrees it gets nothing', async () => {
      consentId = await askFor(app, bank, headOf(0));
      const early = await inquire(bank, consentId).expect(403);
      expect(early.body.code).toBe('consent-not-authorised');
      expect(early.body).not.toHaveProperty('score');
    });

    test('the farmer agrees; the bank gets the very score that the farmer sees, with the reasons', async () => {
      const { body: asked } = await farmer.get(`/v1/me/consents/${consentId}`).expect(200);
      expect(asked.bank.name).toBe(bank.account.organisation?.name);
      await farmer.post(`/v1/me/consents/${consentId}/approve`, READ).expect(200);
      const { body } = await inquire(bank, consentId).expect(201);
      inquiryId = body.id;
      expect(body.score).toMatchObject({ score: mine.score, band: mine.grade });
      const plain = ({ code, points }: Reason): object => ({ code, points });
      expect((body.score.reasonCodes as Reason[]).map(plain)).toEqual(
        [...mine.reasons, ...mine.strengths].map(plain),
      );
      const [seen] = await seenBy(farmer);
      expect(seen).toMatchObject({ action: 'inquiry', decision: 'granted', index: body.access.index });
      expect(seen?.who.organisationId).toBe(bank.account.organisation?.id);
      expect(seen?.text.zh).toContain('为审批贷款查询您家的信用分，已提供');
    });

    test('paused: refused; resumed: read again; revoked: refused for good', async () => {
      const choose = async (choice: string, state: string): Promise<void> => {
        const { body } = await farmer.post(`/v1/me/consents/${consentId}/${choice}`).expect(200);
        expect(body.state).toBe(state);
      };
      await choose('pause', 'PAUSED');
      expect((await inquire(bank, consentId).expect(403)).body.code).toBe('consent-paused');
      await choose('resume', 'ACTIVE');
      const again = await bank.get(`/v1/credit-scores/${inquiryId}`).expect(200);
      expect(again.body.score.score).toBe(mine.score);
      await choose('revoke', 'REVOKED');
      const read = await bank.get(`/v1/credit-scores/${inquiryId}`).expect(403);
      expect(read.body.code).toBe('consent-revoked');
      expect(read.body).not.toHaveProperty('score');
      expect((await inquire(bank, consentId).expect(403)).body.code).toBe('consent-revoked');
    });

    test('every attempt stands in the farmer’s log and, the same, in the regulator’s', async () => {
      const expected = [
        ['inquiry', 'denied', 'consent-revoked'],
        ['score-read', 'denied', 'consent-revoked'],
        ['score-read', 'granted', undefined],
        ['inquiry', 'denied', 'consent-paused'],
        ['inquiry', 'granted', undefined],
        ['inquiry', 'denied', 'consent-not-authorised'],
      ];
      const lines = (items: { action: string; decision: string; reason?: string }[]): unknown[] =>
        items.map(({ action, decision, reason }) => [action, decision, reason]);
      expect(lines(await seenBy(farmer))).toEqual(expected);
      const query = `personId=${farmer.account.personId ?? ''}&organisationId=${bank.account.organisation?.id ?? ''}`;
      const { body } = await regulator.get(`/v1/audit/disclosures?${query}`).expect(200);
      expect(lines(body.items)).toEqual(expected);
      expect((await seenBy(farmer))[0]).toMatchObject({ action: 'log-search', purpose: 'REGULATORY' });
    });

    test('the regulator takes the log out as CSV, which is itself in the log', async () => {
      const { text } = await regulator.get('/v1/audit/disclosures.csv?decision=denied').expect(200);
      const denied = text.split('\r\n').slice(1, -1);
      expect(denied).toHaveLength(4);
      for (const line of denied) expect(line).toContain(bank.account.organisation?.name);
      const { body } = await regulator.get('/v1/audit/disclosures?action=log-export').expect(200);
      expect(body.items).toHaveLength(1);
      expect(body.items[0].actor.organisationId).toBe(regulator.account.organisation?.id);
    });
  });

  test('an agent records a neighbour’s consent; a witness and a second officer make it live', async () => {
    agent = await county.agentOf(1);
    neighbour = await app.asFarmer(headOf(1).phone);
    const consentId = await askFor(app, bank, headOf(1));
    const acting = await assisting(app, agent, headOf(1));
    const evidence = [{ kind: 'read-aloud-recording', sha256: 'b'.repeat(64) }];
    const captured = await acting
      .post(`/v1/me/consents/${consentId}/approve`, { ...READ, evidence })
      .expect(200);
    expect(captured.body.state).toBe('AWAITING_CONFIRMATION');
    expect((await inquire(bank, consentId).expect(403)).body.code).toBe('consent-not-authorised');
    const witness = await app.as('consent-witness');
    const capture = `/v1/consent-captures/${consentId}`;
    await witness.post(`${capture}/witness`, { farmerPresent: true, understood: true }).expect(200);
    await witness.post(`${capture}/confirm`, { method: 'call-back' }).expect(403);
    const second = await app.as('consent-witness', { kind: 'county' });
    const { body } = await second.post(`${capture}/confirm`, { method: 'call-back' }).expect(200);
    expect(body).toMatchObject({
      state: 'ACTIVE',
      coolingOffUntil: isoInstant(app.clock.now() + 24 * HOUR),
    });
    const told = await neighbour.get(`/v1/me/consents/${consentId}`).expect(200);
    expect(told.body).toMatchObject({ state: 'ACTIVE', coolingOffUntil: body.coolingOffUntil });
  });

  describe('the harvest is sold', () => {
    let buyer: Client;
    let roundId: string;

    test('a price that mixes 斤 and 公斤 up is asked back; then two farmers list potatoes in 斤', async () => {
      const { body: question } = await post(farmer, '/v1/listings', potatoes(app, '1000', '3.3')).expect(202);
      expect(question).toMatchObject({ needsConfirmation: true, reason: 'far-from-market' });
      const { body: lot } = await post(farmer, '/v1/listings', potatoes(app, '1000', '1.1')).expect(201);
      expect(lot).toMatchObject({
        total: { grams: 500_000, kilograms: '500', entered: '1000 斤' },
        askPrice: { liPerKilogram: 2_200, yuanPerKilogram: '2.2' },
      });
      await post(neighbour, '/v1/listings', potatoes(app, '800', '1.3')).expect(201);
      const mine = await farmer.get('/v1/me/listings').expect(200);
      expect(mine.body.items).toHaveLength(1);
    });

    test('a buyer asks for 633.3 公斤, and a colleague approves', async () => {
      buyer = await app.as('buyer-clerk');
      const approver = await app.as('buyer-approver', {
        organisationId: buyer.account.organisation?.id ?? '',
      });
      const wish = { kilograms: '633.3', yuan: '3.2' };
      const wanted = potatoesWanted(app, county.county.countyCode, wish);
      const { body } = await post(buyer, '/v1/demands', wanted).expect(201);
      expect(body).toMatchObject({ total: { grams: 633_300, jin: '1266.6' }, state: 'submitted' });
      await buyer.post(`/v1/demands/${String(body.id)}/approve`).expect(403);
      const approved = await approver.post(`/v1/demands/${String(body.id)}/approve`).expect(200);
      expect(approved.body.state).toBe('open');
    });

    test('the official clears a round; its certificate proves the optimum to whoever checks it', async () => {
      const opened = await post(official, '/v1/rounds', { name: '冬季第一轮', feeLiPerKilogram: 10 });
      roundId = opened.body.id;
      const { body } = await official.post(`/v1/rounds/${roundId}/clear`).expect(200);
      expect(body).toMatchObject({ state: 'cleared', result: { matched: { grams: 633_300 } } });
      const answer = await regulator.get(`/v1/rounds/${roundId}/certificate`).expect(200);
      const certificate = answer.body as Certificate;
      const found = checked(certificate);
      // 0.84 元/kg on the cheaper 500 kg and 0.44 元/kg on the other 133.3 kg, above asks, freight and fee.
      expect(found.verdict).toEqual({ proven: true, objective: 840n * 500_000n + 440n * 133_300n });
      expect(body.result.objective.microYuan).toBe('478652000');
      expect(found).toMatchObject({
        inputHash: body.result.inputHash,
        certificateHash: body.result.certificateHash,
      });
      const bent = { ...certificate, u: certificate.u.map((price) => price + 1) };
      expect(checked(bent).verdict).toEqual({ proven: false, fault: 'duality-gap' });
    });

    test('both sides accept, and the order is exact to the fen', async () => {
      const proposalOf = async (client: Client): Promise<{ id: string }> => {
        const { body } = await client.get('/v1/me/proposals').expect(200);
        expect(body.items).toHaveLength(1);
        return body.items[0];
      };
      const sales = [
        { seller: farmer, grams: 500_000, price: 2_620, sellerAmount: '1310.00', buyerAmount: '1390.00' },
        // 133.3 kg x 2.82 = 375.906 and x 2.98 = 397.234.
        { seller: neighbour, grams: 133_300, price: 2_820, sellerAmount: '375.91', buyerAmount: '397.23' },
      ];
      for (const { seller, grams, price, ...amounts } of sales) {
        const proposal = await proposalOf(seller);
        expect(proposal).toMatchObject({ roundId, state: 'published', quantity: { grams }, ...amounts });
        const half = await seller.post(`/v1/proposals/${proposal.id}/accept`).expect(200);
        expect(half.body.state).toBe('accepted-by-seller');
        expect((await seller.get('/v1/me/orders').expect(200)).body.items).toEqual([]);
        const whole = await buyer.post(`/v1/proposals/${proposal.id}/accept`).expect(200);
        expect(whole.body.state).toBe('converted');
        const { body } = await seller.get('/v1/me/orders').expect(200);
        expect(body.items).toHaveLength(1);
        expect(body.items[0]).toMatchObject({
          id: whole.body.orderId,
          state: 'placed',
          quantity: { grams },
          price: { liPerKilogram: price },
          freight: { liPerKilogram: 150 },
          ...amounts,
        });
      }
      const bought = await buyer.get('/v1/orders').expect(200);
      expect(bought.body.items).toHaveLength(2);
      expect(JSON.stringify(bought.body)).not.toContain(headOf(0).name);
    });
  });

  test('no line of the log holds an ID number or a phone of the county', () => {
    expect(county.secrets.size).toBeGreaterThan(HOUSEHOLDS * 3);
    for (const { idNumber, phone } of county.county.farmers) {
      expect(county.secrets.has(idNumber) && county.secrets.has(phone)).toBe(true);
    }
    expect(app.logged.length).toBeGreaterThan(100);
    const leaked = app.logged.filter((line) => [...county.secrets].some((secret) => line.includes(secret)));
    expect(leaked).toEqual([]);
  });
});
