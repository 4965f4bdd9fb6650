import {
  contractsOf,
  loadContracts,
  type Contracts,
} from '../../../modules/registry/contract/load-contracts.ts';
import type { Agreement, Decider } from '../../../modules/registry/agreements/agreement.ts';
import {
  agreementEdition,
  agreementInForce,
  agreementsOf,
  eventsOf,
} from '../../../modules/registry/agreements/agreement-store.ts';
import { approveAgreement } from '../../../modules/registry/agreements/decide-agreement.ts';
import { noteOverdueDatasets } from '../../../modules/registry/agreements/note-overdue.ts';
import { proposeAgreement } from '../../../modules/registry/agreements/propose-agreement.ts';
import { refreshContracts } from '../../../modules/registry/agreements/refresh-contracts.ts';
import { startAgreements } from '../../../modules/registry/agreements/start-agreements.ts';
import { DAY } from '../../../modules/kernel/clock.ts';
import { isProblem } from '../../../modules/kernel/problem.ts';
import { fakeClock } from '../../support/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';

const DATASET = 'finance-pensions';
const bundled = loadContracts().all;
const clerk: Decider = { id: 'usr_clerk', permissions: [], agencySlug: 'finance-bureau' };
const steward: Decider = {
  id: 'usr_steward',
  permissions: ['registry.decide-for-agency'],
  agencySlug: 'finance-bureau',
};
const official: Decider = {
  id: 'usr_official',
  permissions: ['registry.decide-for-county'],
  agencySlug: undefined,
};

eachDatabase((open) => {
  const clock = fakeClock();
  let db: TestDatabase;
  let first: Contracts;
  let second: Contracts;

  beforeAll(async () => {
    db = await open();
    // Two processes start at once on one empty database.
    first = contractsOf(bundled);
    second = contractsOf(bundled);
    await Promise.all(
      [first, second].map((contracts) => startAgreements({ clock, contracts }, db.inTransaction)),
    );
  });
  afterAll(() => db.close());

  const propose = (version: number, graceDays: number): Promise<Agreement> =>
    db.inTransaction((tx) => {
      const contract = bundled.find(({ dataset }) => dataset === DATASET);
      const proposal = { contract: { ...contract, version, toleranceBp: 500 + version }, graceDays };
      return proposeAgreement(tx, { proposal, by: clerk, now: clock.now() });
    });
  const approve = (id: string, side: 'agency' | 'county'): Promise<Agreement> =>
    db.inTransaction((tx) =>
      approveAgreement(tx, { id, side, by: side === 'agency' ? steward : official, now: clock.now() }),
    );

  test('the bundled contracts are in force once, with one founding event each', async () => {
    const versions = await db.inTransaction((tx) => agreementsOf(tx, DATASET));
    expect(versions).toMatchObject([{ version: 1, state: 'in-force' }]);
    expect(await db.inTransaction((tx) => eventsOf(tx, DATASET))).toMatchObject([{ kind: 'founded' }]);
    expect(await db.inTransaction(agreementEdition)).toBe(bundled.length);
    expect([first.edition, second.edition]).toEqual([bundled.length, bundled.length]);
    expect(first.version(DATASET, 1)).toEqual(bundled.find(({ dataset }) => dataset === DATASET));
  });

  test('of two proposals at once one stands', async () => {
    const results = await Promise.allSettled([propose(2, 10), propose(2, 10), propose(2, 10)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected')
        expect(['version-open', 'contract-unfit'].some((code) => isProblem(result.reason, code))).toBe(true);
  });

  test('two approvals at once: neither is lost and neither is counted twice', async () => {
    const [open_] = await db.inTransaction((tx) => agreementsOf(tx, DATASET));
    const id = open_?.id ?? '';
    const results = await Promise.allSettled([
      approve(id, 'agency'),
      approve(id, 'county'),
      approve(id, 'agency'),
      approve(id, 'county'),
    ]);
    for (const side of ['agency', 'county'] as const)
      await approve(id, side).catch((error: unknown) => {
        if (!isProblem(error, 'side-approved') && !isProblem(error, 'illegal-transition')) throw error;
      });
    const inForce = await db.inTransaction((tx) => agreementInForce(tx, DATASET));
    expect(inForce).toMatchObject({ version: 2, agencyApprover: steward.id, countyApprover: official.id });
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(2);
    const kinds = (await db.inTransaction((tx) => eventsOf(tx, DATASET))).map(({ kind }) => kind).sort();
    expect(kinds).toEqual([
      'approved-by-agency',
      'approved-by-county',
      'founded',
      'in-force',
      'proposed',
      'superseded',
    ]);
  });

  test('another process shows it as soon as it asks, and the old version for its window', async () => {
    expect(second.of(DATASET)?.version).toBe(1);
    await db.inTransaction((tx) => refreshContracts(tx, second));
    expect(second.of(DATASET)?.version).toBe(2);
    const now = clock.now();
    expect(second.accepts(DATASET, 1, now + 10 * DAY - 1)).toBe(true);
    expect(second.accepts(DATASET, 1, now + 10 * DAY)).toBe(false);
  });

  test('a broken promise is told once for each period, by one of many', async () => {
    const told: unknown[] = [];
    const run = (now: number): Promise<void> =>
      noteOverdueDatasets(
        { publish: (_tx, _name, payload) => Promise.resolve(void told.push(payload)), now },
        db.inTransaction,
      );
    const since = clock.now();
    await run(since + 44 * DAY);
    const monthly = told.filter((one) => (one as { datasetId: string }).datasetId === DATASET);
    expect(monthly).toHaveLength(0);
    told.length = 0;
    await Promise.all([run(since + 46 * DAY), run(since + 46 * DAY)]);
    await run(since + 60 * DAY);
    const once = told.filter((one) => (one as { datasetId: string }).datasetId === DATASET);
    expect(once).toEqual([{ datasetId: DATASET, agencyId: 'finance-bureau', dueAt: since + 45 * DAY }]);
    told.length = 0;
    await run(since + 91 * DAY);
    expect(told.filter((one) => (one as { datasetId: string }).datasetId === DATASET)).toHaveLength(1);
  });
});
