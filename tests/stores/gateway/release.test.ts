import { matching } from '../../../modules/audit/access/access-view.ts';
import { requestConsent } from '../../../modules/consent/asking/request-consent.ts';
import { approveConsent } from '../../../modules/consent/consents/approve-consent.ts';
import { chooseAsFarmer } from '../../../modules/consent/consents/farmer-choice.ts';
import { openInquiry, type InquiryAsk } from '../../../modules/gateway/inquiries/open-inquiry.ts';
import { readScore } from '../../../modules/gateway/inquiries/read-score.ts';
import { sealedAnswer } from '../../../modules/gateway/inquiries/score-answer.ts';
import { DAY } from '../../../modules/kernel/clock.ts';
import type { Tx } from '../../../modules/kernel/transaction.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import {
  asksFor,
  asksRepeatedly,
  BANK,
  bankActor,
  farmerActor,
  OTHER_BANK,
  releaseWorld,
  WANG,
  type ReleaseWorld,
} from '../../support/release-world.ts';

eachDatabase((open) => {
  let db: TestDatabase;
  let world: ReleaseWorld;
  beforeEach(async () => {
    db = await open();
    world = releaseWorld();
  });
  afterEach(() => db.close());

  const inTx = <R>(work: (tx: Tx) => Promise<R>): Promise<R> => db.inTransaction(work);
  const granted = async (ask = asksRepeatedly(world)): Promise<string> => {
    const needs = world.consent.needs;
    const { id } = await inTx((tx) => requestConsent(tx, needs, { bankId: BANK, actorId: 'cli' }, ask));
    await inTx((tx) => approveConsent(tx, needs, farmerActor(), id));
    return id;
  };
  const askFor = (consentId: string, changes: Partial<InquiryAsk> = {}): InquiryAsk => ({
    actor: bankActor(),
    bankId: BANK,
    requestId: 'req',
    consentId,
    purpose: 'LOAN_APPROVAL',
    kind: 'hard',
    ...changes,
  });
  const inquire = (consentId: string, changes?: Partial<InquiryAsk>) =>
    inTx((tx) => openInquiry(tx, world.gateway.needs, askFor(consentId, changes)));
  const read = (inquiryId: string, bankId = BANK, how: 'reading' | 'same-answer' = 'reading') =>
    inTx((tx) =>
      readScore(tx, world.gateway.needs, {
        actor: bankActor(bankId),
        bankId,
        requestId: 'req',
        inquiryId,
        how,
      }),
    );
  const revoke = (consentId: string) =>
    inTx((tx) => chooseAsFarmer(tx, world.consent.needs, farmerActor(), { consentId, choice: 'revoke' }));
  const log = () => inTx((tx) => matching(tx, {}, undefined, 100));

  test('a release leaves answer, consent use and record together, bound by the hash of the answer', async () => {
    const consentId = await granted();
    const released = await inquire(consentId);
    expect(released.score).toMatchObject({ score: 688, band: 'A', scale: { min: 300, max: 850 } });
    const [entry] = await log();
    expect(entry).toMatchObject({
      logIndex: 1,
      action: 'inquiry',
      resource: released.inquiry.id,
      personId: WANG.personId,
      householdId: 'hh_wang',
      consentId,
      purpose: 'LOAN_APPROVAL',
      decision: 'granted',
      answerSha256: sealedAnswer(released.score).sha256,
    });
    expect(await inTx((tx) => world.consent.find(tx, consentId))).toMatchObject({ useCount: 1 });
  });

  test('without the log nothing is released, kept or counted', async () => {
    const consentId = await granted();
    await inTx((tx) => tx.query('DELETE FROM audit_head'));
    await expect(inquire(consentId)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'audit-unavailable',
    });
    expect(await inTx((tx) => tx.query('SELECT id FROM gateway_inquiry'))).toEqual([]);
    expect(await inTx((tx) => world.consent.find(tx, consentId))).toMatchObject({
      useCount: 0,
      state: 'ACTIVE',
    });
    expect(await log()).toEqual([]);
  });

  test('a failing score leaves the one-time consent unused', async () => {
    const consentId = await granted(asksFor(world));
    const needs = {
      ...world.gateway.needs,
      credit: { ...world.gateway.needs.credit, scoreHousehold: () => Promise.reject(new Error('no model')) },
    };
    await expect(inTx((tx) => openInquiry(tx, needs, askFor(consentId)))).rejects.toThrow('no model');
    expect(await inTx((tx) => world.consent.find(tx, consentId))).toMatchObject({
      useCount: 0,
      state: 'ACTIVE',
    });
  });

  test('only the data types the person consented to leave', async () => {
    const narrow = await granted(asksRepeatedly(world, { dataTypes: ['credit-score'] }));
    const { score } = await inquire(narrow);
    expect(score).not.toHaveProperty('reasonCodes');
    expect(score).not.toHaveProperty('dataFreshness');
  });

  test('too short a lookback and no household give a reason, not a number', async () => {
    const short = await granted(asksRepeatedly(world, { lookbackMonths: 59 }));
    expect((await inquire(short)).score).toMatchObject({ noScoreReason: 'lookback-too-short' });
    delete world.persons[0]?.householdId;
    const homeless = await granted();
    const { score } = await inquire(homeless);
    expect(score).toMatchObject({ noScoreReason: 'no-household' });
    expect(score).not.toHaveProperty('score');
  });

  test('reading again is recorded each time and returns the very same answer', async () => {
    const consentId = await granted();
    const released = await inquire(consentId);
    const again = await read(released.inquiry.id);
    expect(again).toMatchObject({ granted: true, access: { index: 2 } });
    expect(again.granted && again.inquiry.answer).toBe(released.inquiry.answer);
    expect((await log()).map((entry) => entry.action)).toEqual(['score-read', 'inquiry']);
  });

  test('after a one-time release only the repetition of that very answer is possible', async () => {
    const released = await inquire(await granted(asksFor(world)));
    expect(await read(released.inquiry.id)).toEqual({ granted: false, reason: 'consent-consumed' });
    expect(await read(released.inquiry.id, BANK, 'same-answer')).toMatchObject({ granted: true });
    world.clock.advance(7 * DAY);
    expect(await read(released.inquiry.id, BANK, 'same-answer')).toMatchObject({ granted: false });
  });

  test('withdrawn: no reading, no repetition, and the person sees the attempts', async () => {
    const consentId = await granted();
    const released = await inquire(consentId);
    await revoke(consentId);
    expect(await read(released.inquiry.id)).toEqual({ granted: false, reason: 'consent-revoked' });
    expect(await read(released.inquiry.id, BANK, 'same-answer')).toEqual({
      granted: false,
      reason: 'consent-revoked',
    });
    const mine = await inTx((tx) => world.audit.disclosuresOf(tx, WANG.personId, { limit: 10 }));
    expect(mine.items.map((entry) => [entry.decision, entry.reason])).toEqual([
      ['denied', 'consent-revoked'],
      ['denied', 'consent-revoked'],
      ['granted', null],
    ]);
  });

  test("another bank's answer and an unknown one look alike, and the person sees the attempt", async () => {
    const released = await inquire(await granted());
    const foreign = await read(released.inquiry.id, OTHER_BANK);
    expect(foreign).toEqual(await read('inq_unknown', OTHER_BANK));
    const mine = await inTx((tx) => world.audit.disclosuresOf(tx, WANG.personId, { limit: 10 }));
    expect(mine.items[0]).toMatchObject({
      organisationId: OTHER_BANK,
      decision: 'denied',
      reason: 'not-found',
    });
  });

  test('a withdrawal among 20 parallel readings: each is in the log before it, or refused', async () => {
    const consentId = await granted();
    const { inquiry } = await inquire(consentId);
    const readings: Promise<Awaited<ReturnType<typeof read>>>[] = [];
    let withdrawal: ReturnType<typeof revoke> | undefined;
    for (let n = 0; n < 20; n += 1) {
      if (n === 10) withdrawal = revoke(consentId);
      readings.push(read(inquiry.id));
    }
    const ended = await withdrawal;
    const outcomes = await Promise.all(readings);
    const entries = await log();
    for (const outcome of outcomes) {
      if (!outcome.granted) expect(outcome.reason).toBe('consent-revoked');
      else {
        const entry = entries.find((one) => one.logIndex === outcome.access.index);
        expect(entry).toMatchObject({ decision: 'granted' });
        expect(entry?.at ?? Infinity).toBeLessThanOrEqual(ended?.endedAt ?? 0);
      }
    }
    expect(entries).toHaveLength(21);
    const last = [...entries].reverse().map((entry) => entry.decision);
    expect(last.lastIndexOf('granted')).toBe(last.filter((decision) => decision === 'granted').length - 1);
    expect(await read(inquiry.id)).toEqual({ granted: false, reason: 'consent-revoked' });
  });
});
