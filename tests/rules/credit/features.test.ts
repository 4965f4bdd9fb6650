import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { canonicalize } from 'json-canonicalize';
import { parse } from 'yaml';
import type { SourceRecord } from '../../../modules/credit/features/source-record.ts';
import { profileOf } from '../../../modules/credit/features/profile-of.ts';
import { CATALOGUE, featureOf } from '../../../modules/credit/features/catalogue.ts';
import { DATASETS, isCreditDataset } from '../../../modules/credit/features/datasets.ts';
import { loadModels } from '../../../modules/credit/models/models.ts';
import { addMonths } from '../../../modules/credit/features/calendar.ts';
import {
  computeDocument,
  documentText,
  sealDocument,
  sealInput,
  type ScoreDocument,
} from '../../../modules/credit/scores/score-document.ts';
import { DAY, startOfChinaDate } from '../../../modules/kernel/clock.ts';
import {
  aCrop,
  aFullFile,
  aGuarantee,
  aLoan,
  anInstalment,
  landTakenIn,
  aPowerBill,
  aRecord,
  aSubsidy,
  noonOf,
  someLand,
} from './household.ts';

const NOW = noonOf('2026-11-23');
const valuesOf = (records: readonly SourceRecord[], asOf = NOW): Record<string, number | null> => ({
  ...profileOf(records, asOf).values,
});

const { inUse } = loadModels();
function documentOf(records: readonly SourceRecord[], asOf = NOW): ScoreDocument {
  return computeDocument(sealInput({ householdId: 'hh_1', asOf }, profileOf(records, asOf), inUse), inUse);
}

describe('a loan record', () => {
  it('gives arrears, debt and history; nothing at all without one', () => {
    const records = [
      aLoan('L1', '2022-03-01', { settledOn: '2024-03-01' }),
      aLoan('L2', '2025-03-01', { balance: 5_000_000, dueOn: '2027-03-01' }),
      anInstalment('L2', '2025-09-01', '2025-10-16'),
      anInstalment('L2', '2026-03-01', '2026-03-01'),
    ];
    expect(valuesOf(records)).toEqual({
      'max-days-past-due': 45,
      'arrears-of-30-days': 1,
      'months-since-arrears': 13,
      'active-loans': 1,
      lenders: 1,
      'outstanding-debt': 5_000_000,
      'guarantees-given': 0,
      'on-time-share': 5_000,
      'months-since-first-loan-repaid': 32,
    });
    expect(valuesOf([])).toEqual({});
  });

  it('counts what is still open up to the as-of day, and nothing that is due only later', () => {
    expect(valuesOf([anInstalment('L1', '2026-11-01', null)])).toMatchObject({ 'max-days-past-due': 22 });
    expect(valuesOf([anInstalment('L1', '2026-11-23', null)])).toMatchObject({ 'max-days-past-due': 0 });
    expect(valuesOf([anInstalment('L1', '2026-11-24', null)])).toEqual({});
  });

  it('ages only up to the day it was received: what an agency has not reported is held against nobody', () => {
    const reported = (dueOn: string, receivedOn: string): SourceRecord => ({
      ...anInstalment('L1', dueOn, null),
      receivedAt: startOfChinaDate(receivedOn),
    });
    expect(valuesOf([reported('2026-08-01', '2026-08-11')])).toMatchObject({ 'max-days-past-due': 10 });
    expect(valuesOf([reported('2026-10-01', '2026-09-01')])).toEqual({});
    const bill = { ...aPowerBill('B1', '2026-08-15', null), receivedAt: startOfChinaDate('2026-08-20') };
    expect(valuesOf([bill])).toEqual({ 'utility-arrears': 5 });
    expect(valuesOf([{ ...bill, receivedAt: startOfChinaDate('2026-08-01') }])).toEqual({});
  });

  it('is known to hold no debt once all is repaid: zero, not missing', () => {
    const values = valuesOf([aLoan('L1', '2022-03-01', { settledOn: '2024-03-01' })]);
    expect(values).toMatchObject({ 'active-loans': 0, 'outstanding-debt': 0 });
  });

  it('takes the last delivery of the same loan', () => {
    const before = { ...aLoan('L1', '2025-03-01', { balance: 5_000_000 }), receivedAt: NOW - DAY };
    const after = aLoan('L1', '2025-03-01', { balance: 2_000_000 });
    expect(valuesOf([after, before])).toMatchObject({ 'active-loans': 1, 'outstanding-debt': 2_000_000 });
  });

  it('shows how far arrears can fade within a year', () => {
    const late = anInstalment('L1', '2025-05-01', '2025-06-20');
    const later = anInstalment('L1', '2026-05-01', '2026-05-11');
    expect(profileOf([late, later], NOW)).toMatchObject({
      values: { 'max-days-past-due': 50 },
      reach: { 'max-days-past-due': 10 },
    });
  });
});

describe('livestock, machines, sales and businesses', () => {
  it('count what was seen last, within the window, and only what is still there', () => {
    const herd = (on: string, heads: number, vaccinated: number | null): SourceRecord =>
      aRecord('agriculture-livestock', on, { species: 'pig', heads, vaccinated, recordedOn: on });
    const tractor = (plateNumber: string, state: string): SourceRecord =>
      aRecord('vehicle-registrations', '2020-01-01', {
        plateNumber,
        kind: 'tractor',
        powerKilowatts: 40,
        state,
      });
    const records = [
      herd('2025-01-01', 90, 90),
      herd('2026-03-01', 40, 40),
      herd('2026-06-01', 30, 24),
      tractor('T1', 'in-use'),
      tractor('T2', 'scrapped'),
      aRecord('vehicle-registrations', '2020-01-01', { plateNumber: 'T3', kind: 'car', powerKilowatts: 90 }),
      aRecord('agriculture-facilities', '2021-01-01', { facilityNumber: 'F1', area: 120 }),
    ];
    expect(profileOf(records, NOW)).toMatchObject({
      values: {
        'breeding-stock': 600,
        'vaccination-complete': 8_000,
        'farm-machinery': 40,
        'greenhouse-area': 120,
      },
      reach: { 'vaccination-complete': 10_000, 'farm-machinery': null },
    });
    expect(valuesOf([herd('2025-11-23', 90, 90)])).toEqual({});
  });

  it('are shares of orders and of invoices, and years in a cooperative', () => {
    const sales = (month: string, orders: number, ordersOnTime: number | null): SourceRecord =>
      aRecord('commerce-sales', `${month}-28`, {
        shopNumber: 'S1',
        month,
        orders,
        ordersOnTime,
        qualityRefunds: 1,
        sales: 10_000,
      });
    const invoice = (invoiceNumber: string, dueOn: string, paidOn: string | null): SourceRecord =>
      aRecord('supply-invoices', '2024-12-01', { invoiceNumber, dueOn, paidOn });
    const records = [
      sales('2025-03', 10, 10),
      sales('2026-09', 20, 19),
      sales('2026-10', 30, null),
      invoice('I1', '2025-03-01', '2025-03-01'),
      invoice('I2', '2025-04-01', '2025-04-02'),
      invoice('I3', '2026-04-01', '2026-03-31'),
      invoice('I4', '2026-11-23', null),
      aRecord('market-cooperative-members', '2021-11-23', {
        uscc: 'C1',
        joinedOn: '2021-11-23',
        leftOn: null,
      }),
      aRecord('market-registrations', '2015-01-01', {
        uscc: 'U1',
        kind: 'company',
        registeredOn: '2015-01-01',
      }),
    ];
    expect(profileOf(records, NOW)).toMatchObject({
      values: {
        'months-selling': 3,
        'platform-sales': 20_000,
        'orders-on-time': 9_500,
        'quality-refund-share': 400,
        'input-invoices-on-time': 6_666,
        'cooperative-years': 5,
      },
      reach: { 'orders-on-time': 10_000, 'input-invoices-on-time': 10_000 },
    });
  });

  it('see transfers taken in, guarantees that still run, and hands that work', () => {
    const member = (personId: string, birthDate: string, deceased = false): SourceRecord => {
      const record = aRecord('civil-household-members', '2020-01-01', {
        birthDate,
        deceased,
      });
      delete record.eventDate;
      return { ...record, personId };
    };
    const records = [
      landTakenIn('T1', 2_500, '2027-05-23'),
      landTakenIn('T2', 1_000, '2026-11-23'),
      aGuarantee('G1', 4_000_000, '2027-01-01'),
      aGuarantee('G2', 9_000_000, '2026-11-01'),
      member('per_1', '1980-05-01'),
      member('per_2', '1966-11-23'),
      member('per_3', '2015-01-01'),
      member('per_4', '1940-01-01', true),
    ];
    expect(profileOf(records, NOW)).toMatchObject({
      values: {
        'transferred-in-land': 2_500,
        'transfer-months-left': 6,
        'guarantees-given': 4_000_000,
        'workers-per-dependant': 5_000,
      },
      reach: { 'transfer-months-left': 36, 'guarantees-given': 0 },
    });
  });
});

describe('land, crops, support and bills', () => {
  it('are sums, shares and kinds in whole units', () => {
    const records = [
      someLand('C1', 320),
      someLand('C2', 530),
      aCrop(2025, 'rice', 600, 3_135_000),
      aCrop(2026, 'rapeseed', 200, null),
      aCrop(2020, 'maize', 900, 100),
      aSubsidy('2026-04-01', 100_000, 90_000),
      aSubsidy('2025-04-01', 100_000, 0, 'refused-as-false'),
      aPowerBill('B1', '2026-09-15', '2026-09-27'),
    ];
    expect(valuesOf(records)).toEqual({
      'contracted-land': 850,
      'transferred-in-land': 0,
      'main-crop-share': 7_500,
      'crop-kinds': 2,
      'yield-over-county-mean': 11_000,
      'support-paid-share': 4_500,
      'claims-rejected-as-false': 1,
      'utility-arrears': 12,
    });
  });

  it('forget a paid power bill after twelve months', () => {
    expect(valuesOf([aPowerBill('B1', '2025-10-01', '2025-11-23')])).toEqual({});
    expect(valuesOf([aPowerBill('B1', '2025-10-01', '2025-11-24')])).toEqual({ 'utility-arrears': 54 });
  });
});

describe('the fifth anniversary', () => {
  const endedOn = '2021-11-23';
  const records = [aLoan('L1', '2020-01-01'), anInstalment('L1', '2021-10-01', endedOn)].map((record) => ({
    ...record,
    receivedAt: startOfChinaDate(endedOn),
  }));
  const countAt = (date: string): unknown => valuesOf(records, noonOf(date))['arrears-of-30-days'];

  it('takes a negative record out of every feature', () => {
    expect(countAt('2026-11-22')).toBe(1);
    expect(countAt('2026-11-23')).toBe(0);
    expect(countAt('2026-11-24')).toBe(0);
    const gone = valuesOf(records, noonOf('2026-11-24'));
    expect(gone).toMatchObject({ 'max-days-past-due': 0, 'arrears-of-30-days': 0 });
    expect(gone['months-since-arrears']).toBeUndefined();
  });

  it('is kept to the day whenever it ended', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500 }), (day) => {
        const ended = new Date(Date.UTC(2018, 0, 1) + day * DAY).toISOString().slice(0, 10);
        const late = [{ ...anInstalment('L1', '2017-10-01', ended), receivedAt: startOfChinaDate(ended) }];
        const anniversary = addMonths(ended, 60);
        const before = startOfChinaDate(anniversary) - 1;
        expect(valuesOf(late, before)['arrears-of-30-days']).toBe(1);
        expect(valuesOf(late, startOfChinaDate(anniversary))['arrears-of-30-days']).toBe(0);
      }),
    );
  });
});

describe('time travel', () => {
  /** Records of every dataset at any time; some dated or received after the as-of day. */
  const anyRecord = fc
    .tuple(
      fc.integer({ min: 0, max: 3_500 }),
      fc.integer({ min: 0, max: 3_500 }),
      fc.integer({ min: 0, max: 5 }),
    )
    .map(([dated, received, kind]): SourceRecord => {
      const date = (day: number): string =>
        new Date(Date.UTC(2018, 0, 1) + day * DAY).toISOString().slice(0, 10);
      const made = [
        () =>
          aLoan(`L${String(received % 3)}`, date(dated), {
            balance: dated * 1_000,
            dueOn: date(dated + 700),
          }),
        () =>
          anInstalment(`L${String(received % 3)}`, date(dated), dated % 2 === 0 ? date(dated + 40) : null),
        () => someLand(`C${String(received % 3)}`, dated),
        () => aCrop(2018 + (dated % 9), 'rice', 100 + dated, dated * 1_000),
        () => aSubsidy(date(dated), 10_000, dated),
        () => aPowerBill(`B${String(received)}`, date(dated), null),
      ][kind]?.();
      return { ...(made ?? aLoan('L', date(dated))), receivedAt: startOfChinaDate(date(received)) };
    });

  it('finds nothing that is dated or received after the as-of instant', () => {
    fc.assert(
      fc.property(
        fc.array(anyRecord, { maxLength: 40 }),
        fc.integer({ min: 500, max: 3_200 }),
        (records, day) => {
          const asOf = Date.UTC(2018, 0, 1) + day * DAY + 43_200_000;
          const asOfDate = new Date(asOf + 8 * 3_600_000).toISOString().slice(0, 10);
          const knownThen = records.filter((r) => r.receivedAt <= asOf && (r.eventDate ?? '') <= asOfDate);
          expect(sealDocument(documentOf(records, asOf))).toEqual(sealDocument(documentOf(knownThen, asOf)));
        },
      ),
    );
  });

  it('does not see a repayment that had not been made', () => {
    const paidLater = anInstalment('L1', '2026-09-01', '2026-12-01');
    expect(valuesOf([paidLater])).toMatchObject({ 'max-days-past-due': 83 });
    const today = anInstalment('L1', '2026-11-23', null);
    expect(valuesOf([today])).toMatchObject({ 'max-days-past-due': 0 });
  });

  it('gives the same document for any order of the records', () => {
    fc.assert(
      fc.property(
        fc
          .array(anyRecord, { maxLength: 30 })
          .chain((records) =>
            fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
          ),
        ([records, shuffled]) => {
          const asOf = Date.UTC(2026, 0, 1);
          expect(sealDocument(documentOf(shuffled, asOf))).toEqual(sealDocument(documentOf(records, asOf)));
        },
      ),
    );
  });
});

describe('values that are not of their type', () => {
  it.each([
    ['a thousands mark', 'balance', '1,200'],
    ['a date in a number field', 'balance', '2026-01-01'],
    ['NaN', 'balance', Number.NaN],
    ['infinity', 'balance', Number.POSITIVE_INFINITY],
    ['a number in a date field', 'settledOn', 20_260_101],
    ['no date', 'settledOn', 'soon'],
  ])('are refused with record and field: %s', (_name, field, value) => {
    const loan = aRecord('bank-loans', '2025-01-01', { loanNumber: 'L1', balance: 1, [field]: value });
    expect(() => profileOf([loan], NOW)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code: 'record-value-invalid',
        fields: [expect.objectContaining({ field: `/records/${loan.recordId}/values/${field}` })],
      }) as Error,
    );
  });
});

describe('the catalogue and the county', () => {
  it('name only datasets and columns that a data contract declares', () => {
    const contracts = new Map(
      readdirSync('modules/registry/contracts').map((file) => {
        const contract = parse(readFileSync(`modules/registry/contracts/${file}`, 'utf8')) as {
          dataset: string;
          columns: { name: string }[];
        };
        return [contract.dataset, contract.columns.map((column) => column.name)];
      }),
    );
    const uses = [
      ...CATALOGUE.flatMap((feature) => feature.sources),
      ...Object.entries(DATASETS).map(([dataset, { fields }]) => ({ dataset, fields })),
    ];
    for (const { dataset, fields } of uses) {
      expect(contracts.has(dataset)).toBe(true);
      for (const field of fields) expect(contracts.get(dataset)).toContain(field);
    }
  });

  it('reads no dataset for what needs a separate consent or may never be scored', () => {
    for (const feature of CATALOGUE.filter((entry) => entry.consent !== 'C')) {
      for (const { dataset } of feature.sources) {
        if (dataset !== 'bank-loans') expect(isCreditDataset(dataset)).toBe(false);
      }
    }
    expect(featureOf('net-income')?.consent).toBe('W');
  });
});

describe('a score document', () => {
  it('holds the records behind each feature and each reason', () => {
    const records = aFullFile();
    const { input, output } = documentOf(records);
    const ids = new Set(records.map((record) => record.recordId));
    for (const feature of input.features) {
      expect(feature.records.length).toBeGreaterThan(0);
      for (const recordId of feature.records) expect(ids.has(recordId)).toBe(true);
    }
    expect(output.grade).toBeDefined();
    expect(output.score).toBe(output.basePoints + output.points.reduce((sum, line) => sum + line.points, 0));
    for (const reason of output.reasons) {
      if (reason.code !== 'R23') expect(reason.sources.length).toBeGreaterThan(0);
    }
  });

  it('is computed again byte for byte from its own text', () => {
    const first = sealDocument(documentOf(aFullFile()));
    const again = JSON.parse(documentText(first)) as ScoreDocument;
    expect(sealDocument(computeDocument(again.input, inUse))).toEqual(first);
    expect(documentText(first)).toBe(canonicalize(again));
  });

  it('only speaks of features of the catalogue', () => {
    const known = new Set(CATALOGUE.map((feature) => feature.code));
    for (const code of Object.keys(valuesOf(aFullFile()))) expect(known.has(code)).toBe(true);
  });
});
