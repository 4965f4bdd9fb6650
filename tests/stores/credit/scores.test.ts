import { createCredit, type Credit, type HouseholdSource } from '../../../modules/credit/index.ts';
import { creditOverview } from '../../../modules/credit/overview/credit-overview.ts';
import { modelOf, type Models } from '../../../modules/credit/models/models.ts';
import { advanceOpenRun } from '../../../modules/credit/runs/advance-run.ts';
import { rescoreStale } from '../../../modules/credit/runs/rescore-stale.ts';
import { findRun, listRuns } from '../../../modules/credit/runs/run-store.ts';
import { staleTable } from '../../../modules/credit/runs/run-table.ts';
import { clearStale, markStale, oldestStale } from '../../../modules/credit/runs/stale-store.ts';
import { startRun } from '../../../modules/credit/runs/start-run.ts';
import { replayScore } from '../../../modules/credit/scores/replay-score.ts';
import { scoreHousehold } from '../../../modules/credit/scores/score-household.ts';
import { takeRescoreTurn } from '../../../modules/credit/scores/score-store.ts';
import { scoreTable, standingTable } from '../../../modules/credit/scores/score-table.ts';
import type { SourceRecord } from '../../../modules/credit/features/source-record.ts';
import { DAY, MINUTE } from '../../../modules/kernel/clock.ts';
import { fakeClock, type FakeClock } from '../../support/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { aFullFile, aPowerBill, aRecord } from '../../rules/credit/household.ts';
import { aRegistry } from './a-registry.ts';

eachDatabase((open) => {
  let db: TestDatabase;
  let clock: FakeClock;
  let credit: Credit;
  let households: Map<string, { villageCode: string; records: SourceRecord[] }>;

  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    await db.inTransaction(async (tx) => {
      for (const table of ['score', 'standing', 'self_rescore', 'run', 'stale_household']) {
        await tx.query(`DELETE FROM credit_${table}`);
      }
    });
    clock = fakeClock();
    households = new Map();
    credit = createCredit({ clock, registry: aRegistry(households) });
  });

  const settle = (householdId: string, records: SourceRecord[], villageCode = '520201001001'): void => {
    households.set(householdId, { villageCode, records });
  };
  const score = (householdId: string, asOf = clock.now()): ReturnType<Credit['scoreHousehold']> =>
    db.inTransaction((tx) => credit.scoreHousehold(tx, { householdId, asOf }));
  const scoresStored = (): Promise<number> => db.inTransaction((tx) => tx.getRepository(scoreTable).count());

  describe('a score event', () => {
    it('is stored, read back, and stands for its household', async () => {
      settle('hh_1', aFullFile());
      const result = await score('hh_1');
      expect(result).toMatchObject({ householdId: 'hh_1', thin: false, modelId: 'mdl_expertcore1' });
      expect(result.score).toBeGreaterThan(600);
      await db.inTransaction(async (tx) => {
        expect(await credit.score(tx, result.scoreId)).toEqual(result);
        expect(await credit.latestScore(tx, 'hh_1')).toEqual(result);
        expect(await credit.score(tx, 'scr_none')).toBeUndefined();
        expect(await credit.latestScore(tx, 'hh_2')).toBeUndefined();
      });
    });

    it('is replayed byte for byte, and a changed one is found out', async () => {
      settle('hh_1', aFullFile());
      const { scoreId } = await score('hh_1');
      const replay = (): ReturnType<Credit['replayScore']> =>
        db.inTransaction((tx) => credit.replayScore(tx, scoreId));
      const faithful = await replay();
      expect(faithful?.identical).toBe(true);
      expect(faithful?.replayed).toBe(faithful?.stored);
      await db.inTransaction(async (tx) => {
        const row = await tx.getRepository(scoreTable).findOneByOrFail({ id: scoreId });
        const output = row.output.replace('"thin":false', '"thin":true');
        await tx.getRepository(scoreTable).update({ id: scoreId }, { output });
      });
      expect((await replay())?.identical).toBe(false);
      expect(await db.inTransaction((tx) => credit.replayScore(tx, 'scr_none'))).toBeUndefined();
    });

    it('of a retired card is replayed by that card, and refused once the card is not registered', async () => {
      settle('hh_1', aFullFile());
      const current = credit.needs.models.inUse;
      const retired = modelOf({ ...current.card.declared, modelId: 'mdl_retired', version: '0.9.0' });
      const then: Models = { inUse: retired, all: [retired], find: () => retired };
      const ask = { householdId: 'hh_1', asOf: clock.now() };
      const { scoreId, modelId } = await db.inTransaction((tx) =>
        scoreHousehold(tx, { ...credit.needs, models: then }, ask),
      );
      expect(modelId).toBe('mdl_retired');
      const both = [current, retired];
      const now: Models = { inUse: current, all: both, find: (id) => both.find((one) => one.modelId === id) };
      const replay = await db.inTransaction((tx) => replayScore(tx, now, scoreId));
      expect(replay?.identical).toBe(true);
      await expect(db.inTransaction((tx) => credit.replayScore(tx, scoreId))).rejects.toThrow(
        'not registered',
      );
    });

    it('without enough data has no number and says so', async () => {
      settle('hh_1', [aPowerBill('B1', '2026-10-15', '2026-10-15')]);
      const result = await score('hh_1');
      expect(result).toMatchObject({ notScorable: 'too-few-features', thin: true });
      expect(result.score).toBeUndefined();
      expect(result.grade).toBeUndefined();
      expect(result.advice).toEqual([]);
    });

    it('of an earlier as-of does not take the place of a later one', async () => {
      settle('hh_1', aFullFile());
      const today = await score('hh_1');
      await score('hh_1', clock.now() - 30 * DAY);
      expect((await db.inTransaction((tx) => credit.latestScore(tx, 'hh_1')))?.scoreId).toBe(today.scoreId);
      expect(await scoresStored()).toBe(2);
    });

    it('is refused for an unknown household and for a value that is no number, and nothing is stored', async () => {
      await expect(score('hh_none')).rejects.toMatchObject({ kind: 'absent' });
      settle('hh_1', [aRecord('bank-loans', '2025-01-01', { loanNumber: 'L1', balance: '1,200' })]);
      await expect(score('hh_1')).rejects.toMatchObject({ kind: 'invalid', code: 'record-value-invalid' });
      expect(await scoresStored()).toBe(0);
    });

    it('asked for twice at once stands once: two events, one standing', async () => {
      settle('hh_1', aFullFile());
      await Promise.all([score('hh_1'), score('hh_1')]);
      expect(await scoresStored()).toBe(2);
      expect(await db.inTransaction((tx) => tx.getRepository(standingTable).count())).toBe(1);
    });
  });

  describe('a farmer’s turn to ask for a computation', () => {
    it('comes once in ten minutes, for one of two at once', async () => {
      const turn = (): Promise<boolean> =>
        db.inTransaction((tx) => {
          const now = clock.now();
          return takeRescoreTurn(tx, { householdId: 'hh_1', now, nextAt: now + 10 * MINUTE });
        });
      expect((await Promise.all([turn(), turn()])).sort()).toEqual([false, true]);
      clock.advance(10 * MINUTE - 1);
      expect(await turn()).toBe(false);
      clock.advance(1);
      expect((await Promise.all([turn(), turn()])).sort()).toEqual([false, true]);
    });
  });

  describe('changed households', () => {
    const mark = (householdId: string): Promise<void> =>
      db.inTransaction((tx) => markStale(tx, householdId, clock.now()));
    const waiting = (): Promise<string[]> =>
      db.inTransaction(async (tx) =>
        (await tx.getRepository(staleTable).find()).map((row) => row.householdId),
      );

    it('are scored once they have settled, each once however often it was marked', async () => {
      for (let i = 0; i < 45; i += 1) settle(`hh_${String(i).padStart(3, '0')}`, aFullFile());
      for (const householdId of households.keys()) await mark(householdId);
      await mark('hh_000');
      await rescoreStale(db.inTransaction, credit.needs);
      expect(await scoresStored()).toBe(0);
      clock.advance(MINUTE);
      await rescoreStale(db.inTransaction, credit.needs);
      expect(await scoresStored()).toBe(45);
      expect(await waiting()).toEqual([]);
    });

    it('that came out the same get no second event, unless they moved to another village', async () => {
      const records = aFullFile();
      settle('hh_1', records);
      const first = await score('hh_1');
      const again = async (): Promise<number> => {
        await mark('hh_1');
        clock.advance(MINUTE);
        await rescoreStale(db.inTransaction, credit.needs);
        expect(await waiting()).toEqual([]);
        return await scoresStored();
      };
      expect(await again()).toBe(1);
      settle('hh_1', records, '520201001002');
      expect(await again()).toBe(2);
      settle('hh_1', [...records, aPowerBill('B9', '2026-11-20', null)], '520201001002');
      expect(await again()).toBe(3);
      const latest = await db.inTransaction((tx) => credit.latestScore(tx, 'hh_1'));
      expect(latest?.score).toBeLessThan(first.score ?? 0);
    });

    it('that cannot be scored wait with their fault until they change', async () => {
      settle('hh_1', [aRecord('bank-loans', '2025-01-01', { loanNumber: 'L1', balance: '1,200' })]);
      settle('hh_2', aFullFile());
      await mark('hh_1');
      await mark('hh_2');
      clock.advance(MINUTE);
      await rescoreStale(db.inTransaction, credit.needs);
      const [row] = await db.inTransaction((tx) => tx.getRepository(staleTable).find());
      expect(row).toMatchObject({ householdId: 'hh_1' });
      expect(row?.fault).toMatch(/^record-value-invalid \/records\/rec_\d+\/values\/\w+$/);
      expect(await scoresStored()).toBe(1);
      settle('hh_1', aFullFile());
      await mark('hh_1');
      clock.advance(MINUTE);
      await rescoreStale(db.inTransaction, credit.needs);
      expect(await waiting()).toEqual([]);
      expect(await scoresStored()).toBe(2);
    });

    it('are no longer marked once anybody had them scored well after the change', async () => {
      settle('hh_1', aFullFile());
      await mark('hh_1');
      await score('hh_1');
      expect(await waiting()).toEqual(['hh_1']);
      clock.advance(10_000);
      await score('hh_1');
      expect(await waiting()).toEqual([]);
    });

    it('that change again during the scoring stay marked', async () => {
      await mark('hh_1');
      const [read] = await db.inTransaction((tx) => oldestStale(tx, clock.now(), 1));
      await mark('hh_1');
      if (read !== undefined) await db.inTransaction((tx) => clearStale(tx, read));
      expect(await waiting()).toEqual(['hh_1']);
    });
  });

  describe('a score run', () => {
    const start = (note?: string): ReturnType<typeof startRun> =>
      db.inTransaction((tx) => startRun(tx, credit.needs, { startedBy: 'usr_1', note }));

    it('scores every household in chunks and counts what came out', async () => {
      for (let i = 0; i < 41; i += 1) settle(`hh_${String(i).padStart(3, '0')}`, aFullFile());
      settle('hh_900', []);
      settle('hh_901', [aRecord('bank-loans', '2025-01-01', { loanNumber: 'L1', balance: '1,200' })]);
      const run = await start('每月重评');
      await advanceOpenRun(db.inTransaction, credit.needs);
      expect(await db.inTransaction((tx) => findRun(tx, run.id))).toMatchObject({
        open: null,
        note: '每月重评',
        finishedAt: clock.now(),
        households: 43,
        scored: 41,
        unrated: 1,
        failed: 1,
      });
    });

    it('goes one at a time', async () => {
      settle('hh_1', aFullFile());
      const both = await Promise.allSettled([start(), start()]);
      const refused = both.filter((outcome) => outcome.status === 'rejected');
      expect(refused).toHaveLength(1);
      expect(refused[0]?.reason).toMatchObject({ kind: 'conflict', code: 'score-run-under-way' });
      await advanceOpenRun(db.inTransaction, credit.needs);
      await expect(start()).resolves.toMatchObject({ open: 'running' });
    });

    it('resumes where it was cut off, and no household is counted twice', async () => {
      for (let i = 0; i < 50; i += 1) settle(`hh_${String(i).padStart(3, '0')}`, aFullFile());
      const run = await start();
      const { registry } = credit.needs;
      let calls = 0;
      const dying = {
        ...credit.needs,
        registry: {
          ...registry,
          householdIds: (...args: Parameters<HouseholdSource['householdIds']>) => {
            calls += 1;
            if (calls === 2) throw new Error('the power went off');
            return registry.householdIds(...args);
          },
        },
      };
      await expect(advanceOpenRun(db.inTransaction, dying)).rejects.toThrow('the power went off');
      expect(await db.inTransaction((tx) => findRun(tx, run.id))).toMatchObject({
        open: 'running',
        households: 20,
      });
      await advanceOpenRun(db.inTransaction, credit.needs);
      expect(await db.inTransaction((tx) => findRun(tx, run.id))).toMatchObject({
        open: null,
        households: 50,
      });
      expect(await scoresStored()).toBe(50);
    });

    it('carried on by two processes at once does each chunk once', async () => {
      for (let i = 0; i < 30; i += 1) settle(`hh_${String(i).padStart(3, '0')}`, aFullFile());
      const run = await start();
      await Promise.allSettled([
        advanceOpenRun(db.inTransaction, credit.needs),
        advanceOpenRun(db.inTransaction, credit.needs),
      ]);
      await advanceOpenRun(db.inTransaction, credit.needs);
      expect(await db.inTransaction((tx) => findRun(tx, run.id))).toMatchObject({
        open: null,
        households: 30,
      });
      expect(await scoresStored()).toBe(30);
    });

    it('stands in a list, newest first, page by page', async () => {
      const ids: string[] = [];
      for (let i = 0; i < 3; i += 1) {
        ids.unshift((await start()).id);
        await advanceOpenRun(db.inTransaction, credit.needs);
        clock.advance(MINUTE);
      }
      const first = await db.inTransaction((tx) => listRuns(tx, { limit: 2 }));
      const second = await db.inTransaction((tx) => listRuns(tx, { limit: 2, cursor: first.next ?? '' }));
      expect([...first.items, ...second.items].map((run) => run.id)).toEqual(ids);
      expect(second.next).toBeUndefined();
    });
  });

  describe('the overview', () => {
    it('counts households per village and grade and withholds small cells', async () => {
      const villages = ['520201001001', '520201001002'];
      for (const village of villages) {
        for (let i = 0; i < 12; i += 1) {
          settle(`hh_${village}_${String(i)}`, aFullFile(), village);
          await score(`hh_${village}_${String(i)}`);
        }
        for (let i = 0; i < 11; i += 1) settle(`hh_${village}_x${String(i)}`, [], village);
        settle(`hh_${village}_y`, [], village);
        await score(`hh_${village}_y`);
      }
      const counts = await db.inTransaction((tx) => credit.gradeCounts(tx, [villages[0] ?? '']));
      expect(counts.reduce((sum, count) => sum + count.households, 0)).toBe(13);
      expect(await db.inTransaction((tx) => credit.gradeCounts(tx, []))).toEqual([]);
      const overview = await db.inTransaction((tx) => creditOverview(tx, credit.needs));
      expect(overview.villages).toHaveLength(2);
      expect(overview.county.households).toBe(48);
      for (const row of [overview.county, ...overview.villages]) {
        for (const cell of row.cells) {
          expect(cell.withheld).toBe(cell.households === undefined);
          if (cell.households !== undefined) expect(cell.households).toBeGreaterThanOrEqual(10);
        }
      }
      const unrated = overview.villages[0]?.cells.find((cell) => cell.grade === 'unrated');
      expect(unrated).toEqual({ grade: 'unrated', withheld: true });
    });
  });
});
