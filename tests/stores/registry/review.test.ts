import { DAY, MINUTE } from '../../../modules/kernel/clock.ts';
import type { Tx } from '../../../modules/kernel/transaction.ts';
import { answerProposal, proposeSuccessor } from '../../../modules/registry/review/answer-proposal.ts';
import { answerSample, drawMonth, nextSample } from '../../../modules/registry/review/audit-sample.ts';
import { casePage } from '../../../modules/registry/review/case-page.ts';
import { countCases, listCases, type CaseView } from '../../../modules/registry/review/case-view.ts';
import { decideBulk, previewBulk } from '../../../modules/registry/review/decide-bulk.ts';
import { decideCase, holdCase, HOLD } from '../../../modules/registry/review/decide-case.ts';
import { listDecisions } from '../../../modules/registry/review/decision-view.ts';
import { reviewFigures } from '../../../modules/registry/review/figures.ts';
import { reviewNeeds } from '../../../modules/registry/review/review-work.ts';
import { personRecords } from '../../../modules/registry/review/person-records.ts';
import { reopenCases } from '../../../modules/registry/review/reopen-cases.ts';
import type { ReviewNeeds } from '../../../modules/registry/review/review-needs.ts';
import { previewUnlink, unlinkRecords } from '../../../modules/registry/review/unlink-records.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { idOf, registerContract } from '../../rules/registry/fixtures.ts';
import { intakeBench, register, subsidies, type Bench } from './intake-bench.ts';

const WEI = idOf('1970-03-05', 11);
const LI = idOf('1982-07-09', 27);

/** A row of the register; the birth date stands for itself where there is no ID number. */
function member(
  number: string,
  name: string,
  own: { id?: string; birth?: string; village?: string },
): string[] {
  const { id = '', birth = '', village = '兴城村' } = own;
  return [number, id, name, '', birth, '户主', '田州镇', village, '', '2020-01-01', ''];
}

/** The register, known by household and name: rows without ID number are rows of their own. */
const ROLL = registerContract({ dataset: 'civil-roll', naturalKey: ['householdNumber', 'name'] });

eachDatabase((open, kind) => {
  let db: TestDatabase;
  let bench: Bench;
  let needs: ReviewNeeds;
  beforeEach(async () => {
    db = await open();
    bench = intakeBench(db, [ROLL]);
    needs = reviewNeeds(bench.registry);
  });
  afterEach(async () => {
    bench.remove();
    await db.close();
  });

  const run = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> => db.inTransaction(work);
  const now = (): number => bench.clock.now();
  const cases = (state: CaseView['state'] = 'open'): Promise<CaseView[]> =>
    run(async (tx) => (await listCases(tx, { now: now(), state }, { limit: 100 })).items);
  const theCase = async (state: CaseView['state'] = 'open'): Promise<CaseView> => {
    const [one] = await cases(state);
    if (!one) throw new Error(`no case is ${state}`);
    return one;
  };
  const personsOf = async (one: CaseView): Promise<(string | null)[]> => {
    const rows = await run((tx) =>
      tx.query<{ personId: string | null }[]>(
        'SELECT person_id AS personId FROM registry_source_record WHERE id IN (?, ?) ORDER BY id',
        [one.left, one.right],
      ),
    );
    return rows.map(({ personId }) => personId);
  };
  const decide = (
    caseId: string,
    actor: string,
    verdict: 'same' | 'different' | 'borrowed' | 'cannot-tell',
    lender?: 'left' | 'right',
  ): ReturnType<typeof decideCase> =>
    run((tx) =>
      decideCase(tx, needs, {
        caseId,
        actor,
        verdict,
        reason: '核对过户口簿',
        ...(lender ? { lender } : {}),
      }),
    );
  /** Two people of one name and birth date in two villages: neither surely one person nor surely two. */
  const doubt = async (): Promise<CaseView> => {
    await bench.deliver(register(member('1', '张伟', { birth: '1970-03-05' })), ROLL.dataset);
    await bench.deliver(
      register(member('2', '张伟', { birth: '1970-03-05', village: '那坡村' })),
      ROLL.dataset,
    );
    return theCase();
  };
  /** The same, and both persons were public before and have something of their own. */
  const publicDoubt = async (): Promise<CaseView> => {
    const one = await doubt();
    await bench.deliver(subsidies(['', '张伟', '', '2', '2024', '2024-01-01', '5']), 'finance-subsidies');
    return one;
  };

  test('a case is told of with its batch, by gain, and counts down to its day', async () => {
    const one = await doubt();
    expect(one).toMatchObject({ kind: 'review', state: 'open', heldBy: null });
    expect(one.dueAt - one.openedAt).toBe(20 * DAY);
    const count = (more: object): Promise<number> =>
      run((tx) => countCases(tx, { now: now(), state: 'open', ...more }));
    expect(await count({})).toBe(1);
    expect(await count({ overdue: true })).toBe(0);
    expect(await count({ villageCode: '451003100202' })).toBe(1);
    expect(await count({ villageCode: '999999999999' })).toBe(0);
    bench.clock.advance(20 * DAY);
    expect(await count({ overdue: true })).toBe(1);
    const page = await run((tx) => casePage(tx, needs, { caseId: one.id, actor: 'usr_1' }));
    expect(page.left.record.traits.find(({ key }) => key === 'name')?.value).toBe('张伟');
    expect(page.left.household?.members.map(({ name }) => name)).toEqual(['张伟']);
    expect(page.summary).toMatchObject({ overdue: true, needsSecond: false });
  });

  test('"one person" joins at once where one side was not public before; the decision is the only row', async () => {
    const one = await doubt();
    const before = await personsOf(one);
    expect(before[0]).not.toBe(before[1]);
    expect(await decide(one.id, 'usr_1', 'same')).toMatchObject({ state: 'decided' });
    const after = await personsOf(one);
    expect(after[0]).toBe(after[1]);
    expect(after[0]).toBe(before[0]);
    expect((await theCase('decided')).decisionId).not.toBeNull();
    const { items } = await run((tx) => listDecisions(tx, { limit: 10 }));
    expect(items).toMatchObject([
      { kind: 'must', actor: 'usr_1', secondActor: null, evidence: { caseId: one.id, caseKind: 'review' } },
    ]);
    expect(bench.events.some(({ name }) => name === 'registry.households-changed')).toBe(true);
  });

  test('two public persons are joined by two different people only', async () => {
    const one = await publicDoubt();
    const proposed = await decide(one.id, 'usr_1', 'same');
    expect(proposed).toMatchObject({ state: 'proposed' });
    const [left, right] = await personsOf(one);
    expect(left).not.toBe(right);
    const answer = (actor: string, said: 'confirm' | 'refuse'): ReturnType<typeof answerProposal> =>
      run((tx) =>
        answerProposal(tx, needs, {
          proposalId: proposed.proposalId ?? '',
          actor,
          answer: said,
          reason: '同意合并',
        }),
      );
    await expect(answer('usr_1', 'confirm')).rejects.toMatchObject({ code: 'own-proposal' });
    expect(await answer('usr_2', 'confirm')).toMatchObject({ state: 'decided' });
    await expect(answer('usr_3', 'confirm')).rejects.toMatchObject({ code: 'proposal-answered' });
    const joined = await personsOf(one);
    expect(joined[0]).toBe(joined[1]);
    const { items } = await run((tx) => listDecisions(tx, { limit: 10 }));
    expect(items).toMatchObject([{ kind: 'must', actor: 'usr_1', secondActor: 'usr_2' }]);
  });

  test('a refused proposal puts the case back, and nothing was decided', async () => {
    const one = await publicDoubt();
    const { proposalId = '' } = await decide(one.id, 'usr_1', 'same');
    await run((tx) =>
      answerProposal(tx, needs, { proposalId, actor: 'usr_2', answer: 'refuse', reason: '照片不是同一人' }),
    );
    expect((await theCase()).id).toBe(one.id);
    expect((await run((tx) => listDecisions(tx, { limit: 10 }))).items).toEqual([]);
  });

  test('of two clerks at once one decides and the other hears of it; of two at once holding, one holds', async () => {
    const one = await doubt();
    const outcomes = await Promise.allSettled([
      decide(one.id, 'usr_1', 'different'),
      decide(one.id, 'usr_2', 'same'),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(lost?.reason).toMatchObject({
      kind: 'conflict',
      code: expect.stringMatching(/^case-(not-open|held)$/) as string,
    });
    expect((await run((tx) => listDecisions(tx, { limit: 10 }))).items).toHaveLength(1);
  });

  test('a held case is decided by its holder alone, until the time is over', async () => {
    const one = await doubt();
    const hold = (actor: string): Promise<number> =>
      run((tx) => holdCase(tx, needs, { caseId: one.id, actor }));
    const held = await Promise.allSettled([hold('usr_1'), hold('usr_2')]);
    expect(held.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const holder = held[0].status === 'fulfilled' ? 'usr_1' : 'usr_2';
    const other = holder === 'usr_1' ? 'usr_2' : 'usr_1';
    await expect(decide(one.id, other, 'different')).rejects.toMatchObject({ code: 'case-held' });
    expect(await run((tx) => countCases(tx, { now: now(), state: 'open', heldBy: holder }))).toBe(1);
    bench.clock.advance(HOLD + MINUTE);
    expect(await decide(one.id, other, 'different')).toMatchObject({ state: 'decided' });
  });

  test('what nobody can tell waits with its note and is asked again when records come', async () => {
    const one = await doubt();
    expect(await decide(one.id, 'usr_1', 'cannot-tell')).toEqual({ state: 'waiting' });
    expect(await cases()).toEqual([]);
    await expect(decide(one.id, 'usr_2', 'same')).rejects.toMatchObject({ code: 'case-not-open' });
    const batch = await bench.deliver(
      subsidies(['', '张伟', '', '2', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    expect(await run((tx) => reopenCases(tx, batch.id))).toBe(1);
    expect((await theCase()).id).toBe(one.id);
  });

  test('a borrowed number names its lender, and only then', async () => {
    await bench.deliver(
      register(member('1', '张伟', { id: WEI }), member('3', '王芳', { id: LI })),
      ROLL.dataset,
    );
    await bench.deliver(
      subsidies([WEI, '李小花', '兴城村', '', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    const one = (await cases()).find(({ kind: why }) => why === 'borrowed-id');
    if (!one) throw new Error('no borrowed number was noticed');
    await expect(decide(one.id, 'usr_1', 'borrowed')).rejects.toMatchObject({ code: 'lender-needed' });
    await expect(decide(one.id, 'usr_1', 'same', 'left')).rejects.toMatchObject({ code: 'lender-unwanted' });
    await decide(one.id, 'usr_1', 'borrowed', 'left');
    const { items } = await run((tx) => listDecisions(tx, { limit: 10 }));
    expect(items).toMatchObject([{ kind: 'borrowed', evidence: { lender: one.left, borrower: one.right } }]);
  });

  test('a bulk decides what it previewed, each by itself, and names what it leaves', async () => {
    const names = ['赵一', '钱二', '孙三'];
    const rows = (village: string, from: number): string[][] =>
      names.map((name, n) => member(String(from + n), name, { birth: `1970-03-0${String(n + 1)}`, village }));
    await bench.deliver(register(...rows('兴城村', 10)), ROLL.dataset);
    await bench.deliver(register(...rows('那坡村', 20)), ROLL.dataset);
    const ask = { kind: 'review', verdict: 'different', fromPpm: 0, toPpm: 1_000_000 } as const;
    const preview = await run((tx) => previewBulk(tx, needs, { ...ask, actor: 'usr_1' }));
    expect(preview).toMatchObject({ left: 0, needSecond: 0 });
    expect(preview.cases).toHaveLength(3);
    const narrow = { ...ask, fromPpm: 999_000, actor: 'usr_1' };
    expect((await run((tx) => previewBulk(tx, needs, narrow))).cases).toHaveLength(0);
    const [first, second] = preview.cases;
    await decide(first?.id ?? '', 'usr_2', 'different');
    await run((tx) => holdCase(tx, needs, { caseId: second?.id ?? '', actor: 'usr_2' }));
    const outcome = await run((tx) =>
      decideBulk(tx, needs, {
        caseIds: [...preview.cases.map(({ id }) => id), 'lcs_unknown'],
        verdict: 'different',
        reason: '两村同名同生日，均已核实',
        actor: 'usr_1',
      }),
    );
    expect(outcome.decided).toHaveLength(1);
    expect(new Map(outcome.left.map(({ caseId, code }) => [caseId, code]))).toEqual(
      new Map([
        [first?.id, 'not-open'],
        [second?.id, 'claimed'],
        ['lcs_unknown', 'not-found'],
      ]),
    );
    const { items } = await run((tx) => listDecisions(tx, { limit: 10, actor: 'usr_1' }));
    expect(items).toHaveLength(1);
  });

  test('a wrong decision is answered by a superseding one, with two names; the old one stays', async () => {
    const one = await doubt();
    const { decisionId = '' } = await decide(one.id, 'usr_1', 'same');
    const propose = (verdict: 'same' | 'different'): ReturnType<typeof proposeSuccessor> =>
      run((tx) =>
        proposeSuccessor(tx, needs, { decisionId, actor: 'usr_2', verdict, reason: '本人来说不是' }),
      );
    await expect(propose('same')).rejects.toMatchObject({ code: 'same-answer' });
    const { proposalId = '' } = await propose('different');
    await expect(propose('different')).rejects.toMatchObject({ code: 'proposal-open' });
    await run((tx) =>
      answerProposal(tx, needs, { proposalId, actor: 'usr_1', answer: 'confirm', reason: '同意，是我看错' }),
    );
    const [left, right] = await personsOf(one);
    expect(left).not.toBe(right);
    const { items } = await run((tx) => listDecisions(tx, { limit: 10 }));
    expect(items).toMatchObject([
      { kind: 'cannot', actor: 'usr_2', secondActor: 'usr_1', supersedes: decisionId, superseded: false },
      { kind: 'must', id: decisionId, superseded: true },
    ]);
    await expect(propose('different')).rejects.toMatchObject({ code: 'decision-superseded' });
  });

  test('taking records out is shown before, done by two, and kept apart', async () => {
    await bench.deliver(register(member('1', '张伟', { birth: '1970-03-05' })), ROLL.dataset);
    await bench.deliver(
      subsidies(['', '张伟', '兴城村', '1', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    const rows = await run((tx) =>
      tx.query<{ id: string; personId: string }[]>(
        'SELECT id AS id, person_id AS personId FROM registry_source_record ORDER BY id',
      ),
    );
    const personId = rows[0]?.personId ?? '';
    expect(rows.map((row) => row.personId)).toEqual([personId, personId]);
    const recordIds = [rows[1]?.id ?? ''];
    const outlook = await previewUnlink(db.inTransaction, needs, { personId, recordIds });
    expect(outlook).toMatchObject({ needsSecond: true, persons: [{ keepsId: true, name: '张伟' }] });
    expect((await run((tx) => listDecisions(tx, { limit: 10 }))).items).toEqual([]);
    await expect(
      previewUnlink(db.inTransaction, needs, { personId, recordIds: rows.map(({ id }) => id) }),
    ).rejects.toMatchObject({ code: 'nothing-stays' });
    await expect(
      previewUnlink(db.inTransaction, needs, { personId, recordIds: ['rec_elsewhere'] }),
    ).rejects.toMatchObject({ code: 'record-elsewhere' });
    const ask = { personId, recordIds, actor: 'usr_1', reason: '不是本人的补贴' };
    const { proposalId = '' } = await run((tx) => unlinkRecords(tx, needs, ask));
    await run((tx) =>
      answerProposal(tx, needs, { proposalId, actor: 'usr_2', answer: 'confirm', reason: '核对无误' }),
    );
    const kept = await run((tx) => personRecords(tx, needs, personId));
    expect(kept.records.map(({ id }) => id)).toEqual([rows[0]?.id]);
    const nobody = { ...needs, reliedOn: () => Promise.resolve({ scores: 0, consents: 0 }) };
    await expect(run((tx) => unlinkRecords(tx, nobody, ask))).rejects.toMatchObject({
      code: 'record-elsewhere',
    });
  });

  test('the sample is drawn once, answered blind, never more often than wanted, and measured', async () => {
    await bench.deliver(register(member('1', '张伟', { birth: '1970-03-05' })), ROLL.dataset);
    await bench.deliver(
      subsidies(['', '张伟', '兴城村', '1', '2024', '2024-01-01', '5']),
      'finance-subsidies',
    );
    expect(await drawMonth(db.inTransaction, needs)).toBe(1);
    expect(await drawMonth(db.inTransaction, needs)).toBe(0);
    const { sample, left } = await run((tx) => nextSample(tx, needs, 'usr_1'));
    if (!sample) throw new Error('nothing was drawn');
    expect(left).toBe(1);
    const answer = (actorId: string, said: 'same' | 'different'): Promise<void> =>
      run((tx) => answerSample(tx, needs, { sampleId: sample.id, actorId, answer: said, note: null }));
    await answer('usr_1', 'same');
    await expect(answer('usr_1', 'same')).rejects.toMatchObject({ code: 'sample-answered' });
    expect(await run((tx) => nextSample(tx, needs, 'usr_1'))).toEqual({ left: 0 });
    const others = await Promise.allSettled([answer('usr_2', 'same'), answer('usr_3', 'same')]);
    expect(others.filter(({ status }) => status === 'fulfilled')).toHaveLength(sample.wanted - 1);
    const figures = await run((tx) => reviewFigures(tx, needs));
    const band = figures.precision.find((row) => row.band === sample.band);
    expect(band).toMatchObject({ told: 1, right: 1, precision: { fromPpm: 206_549, toPpm: 1_000_000 } });
    expect(figures.clerks.find(({ name }) => name === 'usr_1')).toMatchObject({ sampled: 1 });
    expect(kind).toBe(db.kind);
  });
});
