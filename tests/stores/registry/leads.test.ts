import { DAY } from '../../../modules/kernel/clock.ts';
import { newId } from '../../../modules/kernel/id.ts';
import { readRules } from '../../../modules/registry/leads/evaluate/current-rules.ts';
import { changeRule } from '../../../modules/registry/leads/govern/change-rule.ts';
import { findLead, insertLeads } from '../../../modules/registry/leads/lead-store.ts';
import type { LeadRow } from '../../../modules/registry/leads/lead-table.ts';
import { decideLead } from '../../../modules/registry/leads/life/decide-lead.ts';
import { expireWindows } from '../../../modules/registry/leads/life/expire-windows.ts';
import { outcomesOf } from '../../../modules/registry/leads/precision-view.ts';
import { ruleEvents, ruleOf } from '../../../modules/registry/leads/rule-store.ts';
import { fakeClock } from '../../support/clock.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';

const RULE = { ruleId: 'allowance-car', version: 1 };

eachDatabase((open) => {
  let db: TestDatabase;
  const clock = fakeClock();
  const published: string[] = [];
  const needs = {
    clock,
    publish: (_tx: unknown, name: string) => {
      published.push(name);
      return Promise.resolve();
    },
    identity: { organisation: () => Promise.resolve(undefined) },
  };
  beforeEach(async () => {
    db = await open();
    published.length = 0;
    await db.inTransaction((tx) => readRules(tx, clock.now()));
  });
  afterEach(() => db.close());

  function lead(change: Partial<LeadRow>): LeadRow {
    const now = clock.now();
    return {
      id: newId('lead'),
      ...RULE,
      subjectKey: newId('hh'),
      living: 'living',
      state: 'answered',
      revision: 3,
      householdId: newId('hh'),
      villageCode: '451099100201',
      personId: null,
      severity: 'medium',
      confidence: 900_000,
      fingerprint: 'f'.repeat(64),
      openedAt: now,
      stateAt: now,
      askedHousehold: true,
      replyBy: null,
      decidedAt: null,
      decidedBy: null,
      outcome: null,
      ...change,
    };
  }
  const insert = (rows: LeadRow[]): Promise<void> =>
    db.inTransaction((tx) =>
      insertLeads(
        tx,
        rows.map((row) => ({ lead: row, evidence: [], households: [] })),
      ),
    );
  const decide = (row: LeadRow): Promise<LeadRow> =>
    db.inTransaction((tx) =>
      decideLead(tx, needs, row, {
        party: 'county',
        actor: { id: 'usr_1' },
        words: '有正当原因',
        outcome: 'dismissed',
      }),
    );
  const dismissed = (): LeadRow =>
    lead({
      living: null,
      state: 'dismissed',
      outcome: 'dismissed',
      decidedAt: clock.now(),
      decidedBy: 'usr_1',
    });

  test('a rule pauses itself with the decision that fills its sample, and counts anew when a person resumes it', async () => {
    const [first, last] = [lead({}), lead({})];
    await insert([...Array.from({ length: 18 }, dismissed), first, last]);
    const rule = () => db.inTransaction((tx) => ruleOf(tx, RULE));
    await decide(first);
    expect((await rule()).state).toBe('active');
    await decide(last);
    expect((await rule()).state).toBe('paused');
    expect(published).toContain('registry.lead-rule-paused');
    const events = await db.inTransaction((tx) => ruleEvents(tx, RULE.ruleId));
    expect(events.at(-1)).toMatchObject({
      actorId: 'system',
      reason: 'precision-below-floor',
      data: { confirmed: 0, decided: 20 },
    });
    clock.advance(DAY);
    const change = { ...RULE, actorId: 'usr_2', reason: '已改进', to: 'active' as const };
    await db.inTransaction((tx) => changeRule(tx, needs, change));
    expect(await db.inTransaction((tx) => outcomesOf(tx, RULE))).toMatchObject({ decided: 0 });
    await insert([lead({ id: 'lead_next' })]);
    const next = await db.inTransaction((tx) => findLead(tx, 'lead_next'));
    if (next) await decide(next);
    expect((await rule()).state).toBe('active');
  });

  test('two living leads of one rule, version and subject cannot be; a closed one beside a living one can', async () => {
    const subjectKey = newId('hh');
    await insert([lead({ subjectKey }), lead({ subjectKey, living: null, state: 'resolved-by-data' })]);
    await expect(insert([lead({ subjectKey })])).rejects.toThrow();
  });

  test('of two deciders who read the same lead one writes', async () => {
    const row = lead({});
    await insert([row]);
    const both = await Promise.allSettled([decide(row), decide(row)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const rejected = both.find(({ status }) => status === 'rejected');
    expect(rejected).toMatchObject({ reason: { code: 'lead-moved-on' } });
  });

  test('a window that ends makes overdue, once, and only where the lead is asked', async () => {
    const ended = lead({ id: 'lead_a', state: 'asked', replyBy: clock.now() });
    const later = lead({ id: 'lead_b', state: 'asked', replyBy: clock.now() + 1 });
    await insert([ended, later, lead({ id: 'lead_c', replyBy: clock.now() - DAY })]);
    await expireWindows(db.inTransaction, clock);
    await expireWindows(db.inTransaction, clock);
    const states = await db.inTransaction((tx) =>
      tx.query<{ state: string }[]>('SELECT state FROM registry_lead ORDER BY id'),
    );
    expect(states.map(({ state }) => state)).toEqual(['overdue', 'asked', 'answered']);
  });
});
