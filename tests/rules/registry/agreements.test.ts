import fc from 'fast-check';
import { CONSENT_PURPOSES } from '../../../modules/consent/consents/purpose.ts';
import { CATALOGUE } from '../../../modules/credit/features/catalogue.ts';
import { DAY } from '../../../modules/kernel/clock.ts';
import { Problem } from '../../../modules/kernel/problem.ts';
import {
  afterApproval,
  AGREEMENT_STATES,
  AGREEMENT_TRANSITIONS,
  checkEyes,
  checkReason,
  mayDecide,
  OPEN_STATES,
  SIDES,
  type AgreementState,
} from '../../../modules/registry/agreements/agreement.ts';
import { diffContracts, isCompatible } from '../../../modules/registry/agreements/diff-contracts.ts';
import { fieldSharing, RELEASING_CONSENTS } from '../../../modules/registry/agreements/field-sharing.ts';
import { brokenPromise, freshnessOf } from '../../../modules/registry/agreements/freshness.ts';
import { holdAgainst, readDocument } from '../../../modules/registry/agreements/read-proposal.ts';
import type { DataContract } from '../../../modules/registry/contract/data-contract.ts';
import { contractsOf, loadContracts } from '../../../modules/registry/contract/load-contracts.ts';
import { readContract } from '../../../modules/registry/contract/parse-contract.ts';
import { advance } from '../../../modules/kernel/state.ts';

const bundled = loadContracts().all;
const pensions = contractNamed('finance-pensions');

function contractNamed(dataset: string): DataContract {
  const contract = bundled.find((one) => one.dataset === dataset);
  if (!contract) throw new Error(dataset);
  return contract;
}

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'done';
}

/** A copy of the pensions contract, changed. */
function changed(
  change: (copy: Record<string, unknown> & { columns: Record<string, unknown>[] }) => void,
): unknown {
  const copy = structuredClone(pensions) as unknown as Parameters<typeof change>[0];
  change(copy);
  return copy;
}

describe('the life of a version', () => {
  const walk = AGREEMENT_STATES.flatMap((from) => AGREEMENT_STATES.map((to) => [from, to] as const));
  test.each(walk)('%s to %s goes only where the table says', (from, to) => {
    const allowed = AGREEMENT_TRANSITIONS[from].includes(to);
    expect(codeOf(() => advance(AGREEMENT_TRANSITIONS, from, to))).toBe(
      allowed ? 'done' : 'illegal-transition',
    );
  });

  test('both sides approve in either order, each once', () => {
    for (const [first, second] of [
      ['agency', 'county'],
      ['county', 'agency'],
    ] as const) {
      const half = afterApproval('proposed', first);
      expect(half).toBe(`approved-by-${first}`);
      expect(afterApproval(half, second)).toBe('in-force');
      expect(codeOf(() => afterApproval(half, first))).toBe('side-approved');
    }
  });

  test('nothing but a proposed version can be approved', () => {
    const askable: AgreementState[] = ['proposed', 'approved-by-agency', 'approved-by-county'];
    for (const state of AGREEMENT_STATES)
      for (const side of SIDES)
        if (!askable.includes(state))
          expect(codeOf(() => afterApproval(state, side))).toBe('illegal-transition');
  });

  test('what waits can only be approved or refused, never superseded', () => {
    for (const state of OPEN_STATES) expect(AGREEMENT_TRANSITIONS[state]).not.toContain('superseded');
  });

  test('the author approves nothing and nobody approves for both sides', () => {
    const agreement = { author: 'usr_1', agencyApprover: 'usr_2', countyApprover: null };
    const eyes = (id: string): string =>
      codeOf(() => {
        checkEyes(agreement, { id });
      });
    expect(eyes('usr_1')).toBe('author-approves');
    expect(eyes('usr_2')).toBe('approved-for-other-side');
    expect(eyes('usr_3')).toBe('done');
  });

  test('each side decides for itself', () => {
    const agreement = { agencySlug: 'finance-bureau' };
    const steward = { id: 'u', permissions: ['registry.decide-for-agency'], agencySlug: 'finance-bureau' };
    const official = { id: 'u', permissions: ['registry.decide-for-county'], agencySlug: undefined };
    expect(SIDES.map((side) => mayDecide(agreement, side, steward))).toEqual([true, false]);
    expect(SIDES.map((side) => mayDecide(agreement, side, official))).toEqual([false, true]);
    expect(mayDecide(agreement, 'agency', { ...steward, agencySlug: 'agriculture' })).toBe(false);
    expect(mayDecide(agreement, 'agency', { ...official, agencySlug: 'finance-bureau' })).toBe(false);
  });

  test('a refusal needs a reason', () => {
    expect(codeOf(() => checkReason('  ok '))).toBe('reason-missing');
    expect(checkReason(' 金额口径没有说清 ')).toBe('金额口径没有说清');
  });
});

describe('what a contract must say', () => {
  test('every bundled contract reads back as itself', () => {
    for (const contract of bundled) expect(readContract(contract)).toEqual({ contract });
  });

  test('any JSON gives a contract or problems with pointers, never an exception', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { contract, problems } = readContract(value);
        expect(contract === undefined).toBe((problems ?? []).length > 0);
      }),
    );
  });

  test('one member of a good contract replaced by anything is a problem at that member, or reads back', () => {
    const members = Object.keys(pensions);
    fc.assert(
      fc.property(fc.constantFrom(...members), fc.jsonValue(), (member, value) => {
        const { contract, problems } = readContract({ ...pensions, [member]: value });
        if (contract) expect(readContract(contract)).toEqual({ contract });
        else expect(problems.every(({ pointer }) => pointer.startsWith('/'))).toBe(true);
      }),
    );
  });

  test('all problems are found at once, each with its pointer', () => {
    const { problems } = readDocument({
      contract: changed((copy) => {
        copy['version'] = 0;
        copy['colour'] = 'red';
        delete copy.columns[0]?.['class'];
        Object.assign(copy.columns[6] ?? {}, { unit: '两' });
      }),
    });
    expect(problems.map(({ pointer }) => pointer).sort()).toEqual([
      '/colour',
      '/columns/0/class',
      '/columns/6/unit',
      '/version',
    ]);
  });

  test.each([
    ['宗教信仰', 'religion'],
    ['民族', 'ethnicity'],
    ['政治面貌', 'party-membership'],
    ['指纹编号', 'genes-biometrics'],
    ['既往病史', 'medical'],
    ['信访次数', 'petitions'],
  ])('a column %s is refused and its kind is named', (header, kind) => {
    const extra = { name: 'extra', header, type: 'text', class: 'NORMAL', recipients: [] };
    const { problems } = readDocument({ contract: changed((copy) => copy.columns.push(extra)) });
    expect(problems).toMatchObject([{ pointer: '/columns/8', code: 'prohibited' }]);
    expect(problems[0]?.message.en).toContain(`${header} is prohibited data (${kind})`);
  });

  test.each([
    ['a class PROHIBITED', { class: 'PROHIBITED' }, 'prohibited', '/columns/6/class'],
    ['no recipients', { recipients: undefined }, 'missing', '/columns/6/recipients'],
    ['income as NORMAL', { header: '年收入(元)', class: 'NORMAL' }, 'class-too-low', '/columns/6/class'],
    [
      'a recipient beyond the purposes',
      { recipients: ['bank-report'] },
      'beyond-purpose',
      '/columns/6/recipients',
    ],
  ])('%s is a problem', (_, change, code, pointer) => {
    const { problems } = readDocument({
      contract: changed((copy) => Object.assign(copy.columns[6] ?? {}, change)),
    });
    expect(problems).toMatchObject([{ pointer, code }]);
  });

  test('what only fairness tests may read is never scored', () => {
    const register = structuredClone(contractNamed('civil-household-members'));
    const columns = register.columns.map((column) =>
      column.name === 'sex' ? { ...column, recipients: ['credit-scoring'] } : column,
    );
    expect(readDocument({ contract: { ...register, columns } }).problems).toMatchObject([
      { code: 'monitor-only' },
    ]);
  });

  test('without an agreement nothing can be proposed', () => {
    const bare = changed((copy) => delete copy['agreement']);
    expect(readDocument({ contract: bare }).problems).toMatchObject([
      { pointer: '/agreement', code: 'missing' },
    ]);
  });

  test.each([
    ['broken YAML', 'dataset: [', 'yaml-unreadable'],
    ['a key twice', 'dataset: a\ndataset: b', 'yaml-unreadable'],
    ['a list', '- 1', 'mapping-expected'],
    ['alias bombs', `a: &a [x]\n${Array.from({ length: 60 }, () => '- *a').join('\n')}`, 'yaml-unreadable'],
  ])('YAML text: %s', (_, yaml, code) => {
    expect(readDocument({ yaml }).problems.map((problem) => problem.code)).toContain(code);
  });
});

describe('two versions', () => {
  const diff = (change: Parameters<typeof changed>[0]): ReturnType<typeof diffContracts> =>
    diffContracts(pensions, changed(change) as DataContract);

  test('a version differs in nothing from itself; its number is no difference', () => {
    for (const contract of bundled)
      expect(diffContracts(contract, { ...contract, version: contract.version + 1 })).toEqual([]);
  });

  test.each([
    ['a new column', true, (copy) => copy.columns.push({ name: 'extra', header: '备注', type: 'text' })],
    ['a wider bound', true, (copy) => Object.assign(copy.columns[6] ?? {}, { max: 900_000 })],
    ['another tolerance', true, (copy) => Object.assign(copy, { toleranceBp: 100 })],
    ['a column that is gone', false, (copy) => copy.columns.splice(7, 1)],
    ['another type', false, (copy) => Object.assign(copy.columns[6] ?? {}, { type: 'integer' })],
    ['another natural key', false, (copy) => Object.assign(copy, { naturalKey: ['idNumber'] })],
  ] as [string, boolean, Parameters<typeof changed>[0]][])('%s: compatible %s', (_, compatible, change) => {
    const changes = diff(change);
    expect(changes.length).toBeGreaterThan(0);
    expect(isCompatible(changes)).toBe(compatible);
  });

  test('a text that changes its code is incompatible, a new text is not', () => {
    const loans = contractNamed('bank-loans');
    const withValues = (values: Record<string, string>): DataContract => ({
      ...loans,
      columns: loans.columns.map((column) =>
        column.name === 'grading' ? { ...column, values: { ...column.values, ...values } } : column,
      ),
    });
    expect(isCompatible(diffContracts(loans, withValues({ 未分类: 'none' })))).toBe(true);
    expect(isCompatible(diffContracts(loans, withValues({ 正常: 'fine' })))).toBe(false);
  });

  test('number, agency and a note for what is incompatible are held against what is known', () => {
    const known = { before: pensions, next: 2, agencySlug: 'finance-bureau' };
    const gone = { ...pensions, columns: pensions.columns.slice(0, -1), version: 3 } as DataContract;
    const moved = { ...gone, agency: { ...gone.agency, slug: 'agriculture' } };
    const problems = holdAgainst(moved, known, undefined).problems;
    expect(problems.map(({ code }) => code)).toEqual(['version-unfit', 'agency-unfit', 'note-missing']);
    expect(holdAgainst({ ...gone, version: 2 }, known, '发放日期不再提供').problems).toEqual([]);
    expect(holdAgainst({ ...pensions, version: 2 }, known, '').problems).toMatchObject([
      { code: 'nothing-changed' },
    ]);
  });
});

describe('the contracts in force', () => {
  const second = { ...pensions, version: 2 };

  test('a superseded version is taken until its window ends, and read for ever', () => {
    const contracts = contractsOf([pensions]);
    contracts.replace(5, [
      { contract: pensions, state: 'superseded', acceptedUntil: 1_000 },
      { contract: second, state: 'in-force', acceptedUntil: null },
    ]);
    expect(contracts.of(pensions.dataset)?.version).toBe(2);
    expect(contracts.accepts(pensions.dataset, 1, 999)).toBe(true);
    expect(contracts.accepts(pensions.dataset, 1, 1_000)).toBe(false);
    expect(contracts.accepts(pensions.dataset, 2, 1_000)).toBe(true);
    expect(contracts.version(pensions.dataset, 1)).toEqual(pensions);
    expect(contracts.accepts(pensions.dataset, 3, 0)).toBe(false);
  });

  test('an older edition is never shown again, and an ended dataset takes nothing', () => {
    const contracts = contractsOf([pensions]);
    contracts.replace(9, [{ contract: second, state: 'ended', acceptedUntil: null }]);
    contracts.replace(8, [{ contract: pensions, state: 'in-force', acceptedUntil: null }]);
    expect(contracts.all).toEqual([]);
    expect(contracts.of(pensions.dataset)?.version).toBe(2);
    expect(contracts.accepts(pensions.dataset, 2, 0)).toBe(false);
  });
});

describe('the freshness promise', () => {
  const promise = { freshnessDays: 10, inForceAt: 0, lastDeliveryAt: undefined };

  test('it runs from the last delivery or from the day in force', () => {
    expect(freshnessOf({ ...promise, now: 10 * DAY }).overdue).toBe(false);
    expect(freshnessOf({ ...promise, now: 12 * DAY })).toMatchObject({ overdue: true, daysLate: 2 });
    expect(freshnessOf({ ...promise, lastDeliveryAt: 5 * DAY, now: 12 * DAY }).overdue).toBe(false);
  });

  test('each broken period has one end, and time never takes one back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 0, max: 4_000 }), (days, hours) => {
        const now = hours * 3_600_000;
        const freshness = freshnessOf({ ...promise, freshnessDays: days, now });
        const broken = brokenPromise(freshness, days, now);
        expect(broken !== undefined).toBe(freshness.overdue);
        if (broken === undefined) return;
        expect(broken).toBeLessThan(now);
        expect((broken - freshness.dueAt) % (days * DAY)).toBe(0);
        expect(brokenPromise(freshness, days, now + 1) ?? 0).toBeGreaterThanOrEqual(broken);
      }),
    );
  });
});

describe('who gets which field', () => {
  test('a field of class WARN_WRITTEN reaches a bank only with a separate written consent', () => {
    const sharing = fieldSharing(contractNamed('agriculture-income-survey'), 'netIncome');
    expect(sharing?.class).toBe('WARN_WRITTEN');
    const bank = sharing?.recipients.find(({ recipient }) => recipient === 'bank-report');
    expect(bank).toMatchObject({ consents: RELEASING_CONSENTS, writtenConsent: true });
    expect(fieldSharing(pensions, 'nothing')).toBeUndefined();
  });

  test('the consents that release a field are those that the consent context knows', () => {
    expect(RELEASING_CONSENTS).toEqual(CONSENT_PURPOSES);
  });

  const scored = CATALOGUE.flatMap((feature) =>
    feature.sources.flatMap(({ dataset, fields }) => fields.map((field) => ({ feature, dataset, field }))),
  ).filter(({ dataset }) => bundled.some((contract) => contract.dataset === dataset));

  test('credit reads only what an agreement gives it, and class W only with a written consent', () => {
    expect(scored.length).toBeGreaterThan(40);
    for (const { feature, dataset, field } of scored) {
      const sharing = fieldSharing(contractNamed(dataset), field);
      const recipients = sharing?.recipients.map(({ recipient }) => recipient) ?? [];
      expect([dataset, field, recipients]).toEqual([
        dataset,
        field,
        expect.arrayContaining([feature.consent === 'M' ? 'fairness-test' : 'credit-scoring']),
      ]);
      if (feature.consent === 'C')
        expect([dataset, field, sharing?.class]).toEqual([dataset, field, 'NORMAL']);
    }
    const written = scored.filter(({ feature }) => feature.consent === 'W');
    for (const { feature } of written) {
      const classes = written
        .filter((one) => one.feature === feature)
        .map(({ dataset, field }) => fieldSharing(contractNamed(dataset), field)?.class);
      expect([feature.code, classes]).toEqual([feature.code, expect.arrayContaining(['WARN_WRITTEN'])]);
    }
  });
});
