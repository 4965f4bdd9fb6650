import { shippedRule, SHIPPED_RULES } from '../../../../modules/registry/leads/rules/catalogue.ts';
import { confidenceOf } from '../../../../modules/registry/leads/rules/confidence.ts';
import type { Finding, HouseholdFacts } from '../../../../modules/registry/leads/rules/facts.ts';
import { sameParcel } from '../../../../modules/registry/leads/rules/land-rules.ts';
import { parametersOf } from '../../../../modules/registry/leads/rules/rule.ts';
import { CHILD, fact, HEAD, household, OLD } from './facts-fixture.ts';

function find(ruleId: string, facts: HouseholdFacts): Finding[] {
  const rule = shippedRule(ruleId);
  if (!rule?.detect) throw new Error(`no rule ${ruleId}`);
  return rule.detect(facts, parametersOf(rule));
}

const allowance = fact('civil-subsistence-allowance', { persons: 3, grantedOn: '2025-03-10' });
const of = (personId: string) => ({ personId });

/** Rule, what the household's records say, whether it is asked about. */
const CASES: [string, string, boolean, HouseholdFacts][] = [
  ['allowance-business', 'any company', true, household([allowance, business('company', 1_000_000)])],
  [
    'allowance-business',
    'a shop just below the limit',
    false,
    household([allowance, business('individual-business', 19_999_999)]),
  ],
  [
    'allowance-business',
    'a shop at the limit',
    true,
    household([allowance, business('individual-business', 20_000_000)]),
  ],
  [
    'allowance-business',
    'a company that has ended',
    false,
    household([allowance, business('company', 1, '2026-01-01')]),
  ],
  ['allowance-business', 'no allowance', false, household([business('company', 90_000_000)])],
  ['allowance-car', 'a dear new car', true, household([allowance, car('2024-06-05', 16_800_000)])],
  ['allowance-car', 'a day short of eight years', true, household([allowance, car('2018-11-26', 6_000_000)])],
  ['allowance-car', 'eight years to the day', false, household([allowance, car('2018-11-25', 6_000_000)])],
  ['allowance-car', 'a fen below the price', false, household([allowance, car('2024-06-05', 5_999_999)])],
  ['allowance-car', 'without a price', true, household([allowance, car('2024-06-05', null)])],
  ['allowance-car', 'scrapped', false, household([allowance, car('2024-06-05', 9_000_000, 'scrapped')])],
  ['allowance-payroll', 'a post', true, household([allowance, post('public-institution')])],
  ['allowance-payroll', 'a job given as relief', false, household([allowance, post('welfare-job')])],
  [
    'allowance-payroll',
    'a post that ended',
    false,
    household([allowance, post('civil-servant', '2025-01-01')]),
  ],
  ['dead-payee', 'paid on the day of death', false, dead('2026-06-18', subsidy('sow', '2026-06-18'))],
  ['dead-payee', 'paid the day after', true, dead('2026-06-18', subsidy('sow', '2026-06-19'))],
  [
    'dead-payee',
    'the pension for the month of death, paid later',
    false,
    dead('2026-08-31', pension('2026-08', '2026-09-15', OLD.personId)),
  ],
  [
    'dead-payee',
    'the pension for the month after',
    true,
    dead('2026-08-31', pension('2026-09', '2026-09-15', OLD.personId)),
  ],
  [
    'dead-payee',
    'a payment to the living head',
    false,
    dead('2026-06-18', pension('2026-09', '2026-09-15', HEAD.personId)),
  ],
  [
    'dead-borrower',
    'issued on the day of death',
    false,
    dead('2026-06-18', loan('2026-06-18', OLD.personId)),
  ],
  ['dead-borrower', 'issued the day after', true, dead('2026-06-18', loan('2026-06-19', OLD.personId))],
  ['subsidy-without-land', 'paid for land, no land', true, household([subsidy('grain', '2026-06-01')])],
  ['subsidy-without-land', 'paid for a machine', false, household([subsidy('machinery', '2026-06-01')])],
  [
    'subsidy-without-land',
    'land taken in',
    false,
    household([subsidy('grain', '2026-06-01'), fact('land-transfers', { direction: 'in', area: 100 })]),
  ],
  [
    'subsidy-without-land',
    'refused',
    false,
    household([
      { ...subsidy('grain', '2026-06-01'), values: { programme: 'grain', outcome: 'refused-other' } },
    ]),
  ],
  ['subsidy-area', 'at the tolerance', false, household([land(1_000), subsidised(1_150)])],
  ['subsidy-area', 'a hundredth above it', true, household([land(1_000), subsidised(1_151)])],
  ['subsidy-area', 'without any contract', false, household([subsidised(9_000)])],
  ['insured-area', 'at the tolerance', false, household([land(1_000), insured('rice', 1_150)])],
  [
    'insured-area',
    'two policies of one year above it',
    true,
    household([land(1_000), insured('rice', 600), insured('mango', 551)]),
  ],
  ['insured-area', 'pigs need no land', false, household([land(1_000), insured('pig', 9_000)])],
  [
    'borrower-in-enforcement',
    'issued on the day of filing',
    true,
    household([enforcement('2025-05-15'), loan('2025-05-15')]),
  ],
  [
    'borrower-in-enforcement',
    'issued the day before',
    false,
    household([enforcement('2025-05-15'), loan('2025-05-14')]),
  ],
  [
    'borrower-in-enforcement',
    'closed on the day of issue',
    false,
    household([enforcement('2024-05-15', '2025-05-15'), loan('2025-05-15')]),
  ],
  [
    'borrower-in-enforcement',
    'the case of another member',
    false,
    household([{ ...enforcement('2024-05-15'), ...of(OLD.personId) }, loan('2025-05-15')]),
  ],
  ['young-pensioner', 'paid on the sixtieth birthday', false, aged('1966-10-15')],
  ['young-pensioner', 'paid the day before it', true, aged('1966-10-16')],
  ['two-registers', 'two numbers', true, household([register('1'), register('2')])],
  ['two-registers', 'one number twice', false, household([register('1'), register('1')])],
  [
    'subsidy-twice',
    'twice in one year',
    true,
    household([subsidy('seed', '2026-06-01'), subsidy('seed', '2026-07-01')]),
  ],
  [
    'subsidy-twice',
    'in two years',
    false,
    household([subsidy('seed', '2025-06-01'), subsidy('seed', '2026-07-01')]),
  ],
  [
    'subsidy-twice',
    'two machines',
    false,
    household([subsidy('machinery', '2026-06-01'), subsidy('machinery', '2026-07-01')]),
  ],
  [
    'minor-borrower',
    'the day before the eighteenth birthday',
    true,
    household([loan('2030-06-29', CHILD.personId)]),
  ],
  ['minor-borrower', 'on the eighteenth birthday', false, household([loan('2030-06-30', CHILD.personId)])],
  ['minor-borrower', 'a loan of the head', false, household([loan('2026-01-01')])],
  [
    'minor-borrower',
    'the number of a child under another name',
    true,
    household([], { loansUnderNumber: [{ ownerId: CHILD.personId, record: loan('2026-01-01') }] }),
  ],
];

function business(kind: string, capital: number, endedOn: string | null = null) {
  return fact('market-registrations', { kind, capital, endedOn, registeredOn: '2020-01-01' });
}
function car(registeredOn: string, price: number | null, state = 'in-use') {
  return fact('vehicle-registrations', { kind: 'car', registeredOn, price, state });
}
function post(kind: string, until: string | null = null) {
  return fact('finance-payroll', { post: kind, since: '2020-01-01', until });
}
function subsidy(programme: string, paidOn: string) {
  return fact('finance-subsidies', { programme, outcome: 'paid', claimedOn: paidOn, paidOn, paidAmount: 1 });
}
function subsidised(area: number) {
  return fact('finance-subsidies', {
    programme: 'land-fertility',
    outcome: 'paid',
    claimedOn: '2026-04-01',
    area,
  });
}
function land(area: number) {
  return fact('land-contracts', { contractNumber: 'J1', area });
}
function insured(line: string, area: number) {
  return fact('finance-farm-insurance', { line, area, startsOn: '2026-03-01' });
}
function pension(month: string, paidOn: string, personId: string) {
  return fact('finance-pensions', { month, paidOn, amount: 10_000 }, of(personId));
}
function loan(issuedOn: string, personId = HEAD.personId) {
  return fact('bank-loans', { loanNumber: 'L1', issuedOn, principal: 100 }, of(personId));
}
function enforcement(filedOn: string, closedOn: string | null = null) {
  return fact('court-enforcement', { caseNumber: 'A', filedOn, closedOn, state: 'open' });
}
function register(householdNumber: string) {
  return fact('civil-household-members', { householdNumber, relation: 'other' });
}
function dead(diedOn: string, paid: ReturnType<typeof fact>): HouseholdFacts {
  const death = fact('civil-deaths', { diedOn }, of(OLD.personId));
  const personId = paid.dataset === 'finance-subsidies' ? OLD.personId : paid.personId;
  return household([death, { ...paid, personId }]);
}
function aged(birthDate: string): HouseholdFacts {
  return household([pension('2026-10', '2026-10-15', HEAD.personId)], { members: [{ ...HEAD, birthDate }] });
}

test.each(CASES)('%s: %s is asked about: %s', (ruleId, _what, asked, facts) => {
  expect(find(ruleId, facts).length).toBe(asked ? 1 : 0);
});

test('a plot is asked about when two households hold it, not when one holds it twice', () => {
  const holder = (householdId: string) => ({
    householdId,
    record: fact('land-parcels', { parcelCode: 'P' }),
  });
  expect(sameParcel('P', [holder('hh_1'), holder('hh_1')])).toBeUndefined();
  expect(sameParcel('P', [holder('hh_1'), holder('hh_2')])).toMatchObject({ subjectKey: 'plot_P' });
});

test('every rule asks in both languages, never says a verdict, and names datasets, window and floor', () => {
  expect(SHIPPED_RULES.length).toBeGreaterThanOrEqual(14);
  for (const rule of SHIPPED_RULES) {
    for (const text of [rule.title, rule.question, rule.compares, rule.basis]) {
      expect(text.zh).toMatch(/\p{Script=Han}/u);
      expect(text.en).not.toMatch(/\p{Script=Han}/u);
      expect(`${text.zh} ${text.en}`).not.toMatch(/fraud|cheat|骗|欺诈|造假|冒领|违法/i);
    }
    expect(rule.question.zh).toContain('？');
    expect(rule.question.en).toContain('?');
    expect(rule.datasets.length).toBeGreaterThan(0);
    expect(rule.replyDays).toBeGreaterThanOrEqual(15);
    expect(rule.floorBp).toBeGreaterThan(0);
  }
});

test('confidence falls with every record that is joined without a number, and near the limit', () => {
  const rule = { confidence: { basePpm: 900_000, unnumberedPpm: 800_000 } };
  const sure = { record: fact('x', {}), columns: [] };
  const unsure = { record: fact('x', {}, { numbered: false }), columns: [] };
  const whole = { record: fact('x', {}, { numbered: false, personId: null }), columns: [] };
  expect(confidenceOf(rule, { evidence: [sure, whole], margin: 1_000_000 })).toBe(900_000);
  expect(confidenceOf(rule, { evidence: [sure, unsure], margin: 1_000_000 })).toBe(720_000);
  expect(confidenceOf(rule, { evidence: [unsure, unsure], margin: 1_000_000 })).toBe(576_000);
  expect(confidenceOf(rule, { evidence: [sure], margin: 0 })).toBe(630_000);
});
