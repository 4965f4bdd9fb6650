import { requestConsent } from '../../../modules/consent/asking/request-consent.ts';
import { captureConsent } from '../../../modules/consent/captures/capture-consent.ts';
import { confirmAsFarmer, confirmAsOfficer } from '../../../modules/consent/captures/confirm-consent.ts';
import { waitingCaptures } from '../../../modules/consent/captures/capture-store.ts';
import { witnessConsent } from '../../../modules/consent/captures/witness-consent.ts';
import { approveConsent } from '../../../modules/consent/consents/approve-consent.ts';
import { listEvents } from '../../../modules/consent/consents/consent-event-store.ts';
import { standing } from '../../../modules/consent/consents/consent-state.ts';
import { endByBank } from '../../../modules/consent/consents/end-by-bank.ts';
import { chooseAsFarmer } from '../../../modules/consent/consents/farmer-choice.ts';
import { DAY, HOUR, MINUTE } from '../../../modules/kernel/clock.ts';
import type { Tx } from '../../../modules/kernel/transaction.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import {
  asksFor,
  asksRepeatedly,
  assistedActor,
  BANK,
  farmerActor,
  officer,
  OTHER_BANK,
  releaseWorld,
  WANG,
  type ReleaseWorld,
} from '../../support/release-world.ts';

const EVIDENCE = [{ kind: 'paper-signature', sha256: 'e'.repeat(64) }] as const;
const AGENT = { userId: 'usr_agent', organisationId: 'org_village' };

eachDatabase((open) => {
  let db: TestDatabase;
  let world: ReleaseWorld;
  beforeEach(async () => {
    db = await open();
    world = releaseWorld();
  });
  afterEach(() => db.close());

  const inTx = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => db.inTransaction(work);
  const ask = (changes = {}, bankId = BANK) =>
    inTx((tx) =>
      requestConsent(tx, world.consent.needs, { bankId, actorId: 'cli' }, asksFor(world, changes)),
    );
  const approve = (consentId: string) =>
    inTx((tx) => approveConsent(tx, world.consent.needs, farmerActor(), consentId));
  const choose = (
    consentId: string,
    choice: 'refuse' | 'pause' | 'resume' | 'revoke',
    actor = farmerActor(),
  ) => inTx((tx) => chooseAsFarmer(tx, world.consent.needs, actor, { consentId, choice }));
  const use = (consentId: string, changes = {}) =>
    inTx((tx) =>
      world.consent.use(tx, {
        consentId,
        bankId: BANK,
        purpose: 'LOAN_APPROVAL',
        kind: 'hard',
        now: world.clock.now(),
        ...changes,
      }),
    );
  const stateOf = async (id: string) => {
    const consent = await inTx((tx) => world.consent.find(tx, id));
    return consent && standing(consent, world.clock.now()).state;
  };
  const history = async (id: string) =>
    (await inTx((tx) => listEvents(tx, id, { limit: 50 }))).items.map((event) => [event.event, event.role]);

  describe('asking', () => {
    test('looks the same for a person who exists, who does not, a child and the dead', async () => {
      world.persons.push(
        {
          ...WANG,
          personId: 'per_child',
          idNumber: '510105201801010015',
          name: '王小小',
          birthDate: '2018-01-01',
        },
        { ...WANG, personId: 'per_dead', idNumber: '510105193001010011', name: '王老', deceased: true },
      );
      const subjects = [
        { idNumber: WANG.idNumber, name: WANG.name },
        { idNumber: '510105199901010018', name: '无此人' },
        { idNumber: '510105201801010015', name: '王小小' },
        { idNumber: '510105193001010011', name: '王老' },
      ];
      for (const subject of subjects) {
        const row = await ask({ subject });
        expect(row.state).toBe('AWAITING_AUTHORISATION');
        expect(row.authoriseBy).toBe(world.clock.now() + 60 * MINUTE);
        await expect(ask({ subject })).rejects.toMatchObject({ code: 'consent-asked-recently' });
        expect(await use(row.id)).toMatchObject({ granted: false, reason: 'consent-not-authorised' });
      }
    });

    test('stores neither the name nor the ID number in the clear', async () => {
      await ask();
      const rows = await inTx((tx) => tx.query<object[]>('SELECT * FROM consent_consent'));
      const asks = await inTx((tx) => tx.query<object[]>('SELECT * FROM consent_ask'));
      const dump = JSON.stringify([rows, asks]);
      expect(dump).not.toContain(WANG.name);
      expect(dump).not.toContain(WANG.idNumber);
    });

    test('of two at once one wins', async () => {
      const outcomes = await Promise.allSettled([ask(), ask(), ask(), ask()]);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    });

    test('again is refused for 30 days after a refusal, for a day after a lapse; other banks and purposes are free', async () => {
      const first = await ask();
      await choose(first.id, 'refuse');
      await ask({}, OTHER_BANK);
      await ask({ purpose: 'GUARANTOR_CHECK' });
      world.clock.advance(30 * DAY - 1);
      await expect(ask()).rejects.toMatchObject({ kind: 'conflict', code: 'consent-asked-recently' });
      world.clock.advance(1);
      const second = await ask();
      world.clock.advance(HOUR);
      expect(await stateOf(second.id)).toBe('REJECTED');
      await expect(ask()).rejects.toMatchObject({ code: 'consent-asked-recently' });
      world.clock.advance(DAY);
      await ask();
    });

    test('is free again once the person agreed', async () => {
      const first = await ask();
      await approve(first.id);
      await ask();
    });

    test('a bad ID number is named', async () => {
      await expect(ask({ subject: { idNumber: '123456789012345', name: '王' } })).rejects.toMatchObject({
        kind: 'malformed',
        fields: [expect.objectContaining({ field: '/subject/idNumber' })],
      });
    });
  });

  describe('deciding', () => {
    test('agree, pause, resume, withdraw; every step is told and noted', async () => {
      const { id } = await ask();
      await approve(id);
      await choose(id, 'pause');
      expect(await use(id)).toMatchObject({ granted: false, reason: 'consent-paused' });
      await choose(id, 'resume');
      const ended = await choose(id, 'revoke');
      expect(ended).toMatchObject({ state: 'REVOKED', stateReason: 'CUSTOMER_MANUALLY_REVOKED' });
      expect(ended.endedAt).toBe(world.clock.now());
      expect(await use(id)).toMatchObject({
        granted: false,
        reason: 'consent-revoked',
        personId: WANG.personId,
      });
      expect(await history(id)).toEqual([
        ['requested', 'bank'],
        ['approved', 'farmer'],
        ['paused', 'farmer'],
        ['resumed', 'farmer'],
        ['revoked', 'farmer'],
      ]);
      expect(world.events.map((event) => (event.payload as { state: string }).state)).toEqual([
        'AWAITING_AUTHORISATION',
        'ACTIVE',
        'PAUSED',
        'ACTIVE',
        'REVOKED',
      ]);
    });

    test('withdrawing again changes nothing; anything else on what is over is 422', async () => {
      const { id } = await ask();
      await approve(id);
      const first = await choose(id, 'revoke');
      world.clock.advance(MINUTE);
      expect((await choose(id, 'revoke')).endedAt).toBe(first.endedAt);
      for (const choice of ['refuse', 'pause', 'resume'] as const) {
        await expect(choose(id, choice)).rejects.toMatchObject({ code: 'invalid-consent-transition' });
      }
      await expect(approve(id)).rejects.toMatchObject({
        kind: 'invalid',
        code: 'invalid-consent-transition',
      });
    });

    test("another person's consent is unknown", async () => {
      const { id } = await ask();
      world.persons.push({ ...WANG, personId: 'per_li' });
      const li = farmerActor('per_li');
      await expect(choose(id, 'refuse', li)).rejects.toMatchObject({ kind: 'absent' });
      await expect(inTx((tx) => approveConsent(tx, world.consent.needs, li, id))).rejects.toMatchObject({
        kind: 'absent',
      });
      expect(await stateOf(id)).toBe('AWAITING_AUTHORISATION');
    });

    test('after 60 minutes nobody can agree any more', async () => {
      const { id } = await ask();
      world.clock.advance(60 * MINUTE);
      await expect(approve(id)).rejects.toMatchObject({ code: 'invalid-consent-transition' });
      expect(await stateOf(id)).toBe('REJECTED');
    });

    test('a child cannot agree, and nothing is changed by trying', async () => {
      const { id } = await ask();
      Object.assign(world.persons[0] ?? {}, { birthDate: '2015-05-05' });
      await expect(approve(id)).rejects.toMatchObject({ kind: 'forbidden', code: 'subject-under-14' });
      expect(await stateOf(id)).toBe('AWAITING_AUTHORISATION');
      expect(await history(id)).toEqual([['requested', 'bank']]);
    });

    test('agreeing and refusing at once: exactly one happens', async () => {
      const { id } = await ask();
      const outcomes = await Promise.allSettled([approve(id), choose(id, 'refuse')]);
      expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
      expect(await history(id)).toHaveLength(2);
    });

    test('the bank gives a consent back or withdraws its request, once', async () => {
      const bank = { bankId: BANK, actorId: 'cli' };
      const end = (id: string, by = bank) => inTx((tx) => endByBank(tx, world.consent.needs, by, id));
      const open_ = await ask();
      expect(await end(open_.id)).toMatchObject({ state: 'REJECTED', stateReason: 'BANK_WITHDREW_REQUEST' });
      await expect(end(open_.id)).rejects.toMatchObject({ code: 'invalid-consent-transition' });
      const granted = await ask({ purpose: 'GUARANTOR_CHECK' });
      await approve(granted.id);
      await expect(end(granted.id, { bankId: OTHER_BANK, actorId: 'x' })).rejects.toMatchObject({
        kind: 'absent',
      });
      expect(await end(granted.id)).toMatchObject({ state: 'REVOKED', stateReason: 'BANK_GAVE_BACK' });
    });

    test('a suspended bank loses everything it holds or asked for', async () => {
      const held = await ask();
      await approve(held.id);
      const asked = await ask({ purpose: 'GUARANTOR_CHECK' });
      const elsewhere = await ask({}, OTHER_BANK);
      await approve(elsewhere.id);
      expect(await inTx((tx) => world.consent.revokeOfBank(tx, BANK))).toBe(2);
      expect(await inTx((tx) => world.consent.find(tx, held.id))).toMatchObject({
        state: 'REVOKED',
        stateReason: 'BANK_SUSPENDED',
      });
      expect(await stateOf(asked.id)).toBe('REJECTED');
      expect(await stateOf(elsewhere.id)).toBe('ACTIVE');
    });
  });

  describe('with an agent', () => {
    const agent = assistedActor(AGENT);
    const capture = (consentId: string) =>
      inTx((tx) => captureConsent(tx, world.consent.needs, agent, { consentId, evidence: EVIDENCE }));
    const witness = (id: string, who = officer('usr_w', 'org_coop')) =>
      inTx((tx) => witnessConsent(tx, world.consent.needs, who, id));
    const confirmBy = (consentId: string, who = officer('usr_o', 'org_county')) =>
      inTx((tx) => confirmAsOfficer(tx, world.consent.needs, who, { consentId, method: 'call-back' }));

    test('capture, witness, call-back: active, with a cooling-off of 24 hours', async () => {
      const { id } = await ask();
      await capture(id);
      expect(await use(id)).toMatchObject({ granted: false, reason: 'consent-not-authorised' });
      await expect(confirmBy(id)).rejects.toMatchObject({ code: 'witness-missing' });
      const attested = await witness(id);
      expect(attested.capture.witnessOrganisationId).toBe('org_coop');
      const { consent } = await confirmBy(id);
      expect(consent).toMatchObject({ state: 'ACTIVE', coolingOffUntil: world.clock.now() + 24 * HOUR });
      expect(await history(id)).toEqual([
        ['requested', 'bank'],
        ['captured', 'agent'],
        ['witnessed', 'witness'],
        ['confirmed', 'second-officer'],
      ]);
      world.clock.advance(23 * HOUR);
      expect(await choose(id, 'revoke', agent)).toMatchObject({
        stateReason: 'CUSTOMER_UNDID_IN_COOLING_OFF',
      });
    });

    test('the farmer confirms alone, never through the agent', async () => {
      const { id } = await ask();
      await capture(id);
      const confirm = (actor: typeof agent) =>
        inTx((tx) => confirmAsFarmer(tx, world.consent.needs, actor, id));
      await expect(confirm(farmerActor())).rejects.toMatchObject({ code: 'witness-missing' });
      expect(await stateOf(id)).toBe('AWAITING_CONFIRMATION');
      await witness(id);
      await expect(confirm(agent)).rejects.toMatchObject({ kind: 'forbidden', code: 'own-sign-in-needed' });
      expect((await confirm(farmerActor())).state).toBe('ACTIVE');
    });

    test('nobody of the agent’s organisation attests, and the witness does not confirm', async () => {
      const { id } = await ask();
      await capture(id);
      await expect(witness(id, officer('usr_agent', 'org_x'))).rejects.toMatchObject({
        code: 'officer-is-agent',
      });
      await expect(witness(id, officer('usr_c', 'org_village'))).rejects.toMatchObject({
        kind: 'forbidden',
        code: 'officer-same-organisation',
      });
      await witness(id);
      await expect(witness(id, officer('usr_w2', 'org_y'))).rejects.toMatchObject({
        code: 'already-witnessed',
      });
      await expect(confirmBy(id, officer('usr_w', 'org_coop'))).rejects.toMatchObject({
        code: 'officer-is-witness',
      });
      await expect(confirmBy(id, officer('usr_c', 'org_village'))).rejects.toMatchObject({
        kind: 'forbidden',
      });
      expect(await stateOf(id)).toBe('AWAITING_CONFIRMATION');
    });

    test('without evidence there is no capture; resuming needs the own sign-in', async () => {
      const { id } = await ask();
      await expect(
        inTx((tx) => captureConsent(tx, world.consent.needs, agent, { consentId: id, evidence: [] })),
      ).rejects.toMatchObject({ kind: 'invalid', code: 'evidence-missing' });
      await approve(id);
      await choose(id, 'pause', agent);
      await expect(choose(id, 'resume', agent)).rejects.toMatchObject({ code: 'own-sign-in-needed' });
      expect(await stateOf(id)).toBe('PAUSED');
    });

    test('an unconfirmed capture lapses after 24 hours', async () => {
      const { id } = await ask();
      await capture(id);
      await witness(id);
      world.clock.advance(24 * HOUR);
      await expect(confirmBy(id)).rejects.toMatchObject({ code: 'invalid-consent-transition' });
      expect(await stateOf(id)).toBe('REJECTED');
    });

    test('officers see what waits, but not what their own agents took down', async () => {
      const { id } = await ask();
      await capture(id);
      const waiting = (exceptOrganisationId: string) =>
        inTx((tx) => waitingCaptures(tx, { limit: 10, exceptOrganisationId, now: world.clock.now() }));
      expect((await waiting('org_coop')).items.map((one) => one.consent.id)).toEqual([id]);
      expect((await waiting('org_village')).items).toEqual([]);
      world.clock.advance(24 * HOUR);
      expect((await waiting('org_coop')).items).toEqual([]);
    });
  });

  describe('using', () => {
    const granted = async (changes = {}) => {
      const { id } = await inTx((tx) =>
        requestConsent(
          tx,
          world.consent.needs,
          { bankId: BANK, actorId: 'cli' },
          asksRepeatedly(world, changes),
        ),
      );
      await approve(id);
      return id;
    };

    test('a one-time consent carries exactly one of 20 parallel releases', async () => {
      const { id } = await ask();
      await approve(id);
      const outcomes = await Promise.all(Array.from({ length: 20 }, () => use(id)));
      expect(outcomes.filter((outcome) => outcome.granted)).toHaveLength(1);
      expect(
        outcomes.filter((outcome) => !outcome.granted && outcome.reason === 'consent-consumed'),
      ).toHaveLength(19);
      expect(await inTx((tx) => world.consent.find(tx, id))).toMatchObject({
        state: 'CONSUMED',
        stateReason: 'ONETIME_RELEASED',
        useCount: 1,
        endedAt: world.clock.now(),
      });
    });

    test('a frequency holds in its window and frees in the next', async () => {
      const id = await granted();
      expect(await use(id)).toMatchObject({ granted: true });
      world.clock.advance(DAY - 1_000);
      expect(await use(id)).toMatchObject({
        granted: false,
        reason: 'frequency-exceeded',
        retryAfterSeconds: 1,
      });
      world.clock.advance(1_000);
      expect(await use(id)).toMatchObject({ granted: true });
      expect(await inTx((tx) => world.consent.find(tx, id))).toMatchObject({ useCount: 2 });
    });

    test('expired at its very instant, refused before its start', async () => {
      const id = await granted({
        consentExpiry: '2026-11-24T02:00:00Z',
        consentStart: '2026-11-23T03:00:00Z',
      });
      expect(await use(id)).toMatchObject({ granted: false, reason: 'consent-not-authorised' });
      world.clock.set(Date.parse('2026-11-24T01:59:59.999Z'));
      expect(await use(id)).toMatchObject({ granted: true });
      world.clock.advance(1);
      expect(await use(id)).toMatchObject({ granted: false, reason: 'consent-expired' });
      await expect(choose(id, 'revoke')).rejects.toMatchObject({ code: 'invalid-consent-transition' });
    });

    test('another purpose, another kind, another bank', async () => {
      const id = await granted();
      expect(await use(id, { purpose: 'POST_LOAN', kind: 'soft' })).toMatchObject({
        reason: 'purpose-not-consented',
      });
      expect(await use(id, { kind: 'soft' })).toMatchObject({ reason: 'purpose-not-consented' });
      expect(await use(id, { bankId: OTHER_BANK })).toMatchObject({
        reason: 'not-found',
        personId: WANG.personId,
      });
      expect(await use('cst_unknown')).toMatchObject({ reason: 'not-found', personId: null });
      expect(await inTx((tx) => world.consent.find(tx, id))).toMatchObject({ useCount: 0 });
    });

    test('a withdrawal never ends before the last use', async () => {
      const id = await granted();
      await use(id, { now: world.clock.now() + 500 });
      expect((await choose(id, 'revoke')).endedAt).toBe(world.clock.now() + 500);
    });
  });
});
