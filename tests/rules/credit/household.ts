import type { SourceRecord } from '../../../modules/credit/features/source-record.ts';
import {
  BANK_LOANS,
  BANK_REPAYMENTS,
  CROPS,
  LAND_CONTRACTS,
  POWER_BILLS,
  SUBSIDIES,
} from '../../../modules/credit/features/datasets.ts';
import { startOfChinaDate } from '../../../modules/kernel/clock.ts';

let serial = 0;

/** A source record; it is received on the day of its event unless said otherwise. */
export function aRecord(
  datasetId: string,
  eventDate: string,
  values: SourceRecord['values'],
  more: Partial<SourceRecord> = {},
): SourceRecord {
  serial += 1;
  return {
    recordId: `rec_${String(serial).padStart(6, '0')}`,
    datasetId,
    agencyId: 'org_agency',
    eventDate,
    receivedAt: startOfChinaDate(eventDate),
    values,
    ...more,
  };
}

/** The instant at noon of a day in China. */
export function noonOf(date: string): number {
  return startOfChinaDate(date) + 12 * 3_600_000;
}

export function aLoan(
  number: string,
  grantedOn: string,
  loan: { balance?: number; dueOn?: string; settledOn?: string } = {},
): SourceRecord {
  const { fields, id } = BANK_LOANS;
  return aRecord(id, grantedOn, {
    [fields.number]: number,
    [fields.balance]: loan.balance ?? 0,
    [fields.dueOn]: loan.dueOn ?? null,
    [fields.settledOn]: loan.settledOn ?? null,
  });
}

/** An instalment: due, and paid on a day or not at all. */
export function anInstalment(loan: string, dueOn: string, paidOn: string | null): SourceRecord {
  const { fields, id } = BANK_REPAYMENTS;
  return aRecord(id, dueOn, { [fields.loan]: loan, [fields.dueOn]: dueOn, [fields.paidOn]: paidOn });
}

export function someLand(number: string, hundredthMu: number): SourceRecord {
  const { fields, id } = LAND_CONTRACTS;
  return aRecord(id, '2018-01-01', {
    [fields.number]: number,
    [fields.area]: hundredthMu,
    [fields.endsOn]: '2048-01-01',
  });
}

export function aCrop(year: number, crop: string, hundredthMu: number, grams: number | null): SourceRecord {
  const { fields, id } = CROPS;
  return aRecord(id, `${String(year)}-10-01`, {
    [fields.year]: year,
    [fields.crop]: crop,
    [fields.area]: hundredthMu,
    [fields.output]: grams,
  });
}

export function aSubsidy(on: string, claimed: number, paid: number, outcome = 'paid'): SourceRecord {
  const { fields, id } = SUBSIDIES;
  return aRecord(id, on, { [fields.claimed]: claimed, [fields.paid]: paid, [fields.outcome]: outcome });
}

export function aPowerBill(number: string, dueOn: string, paidOn: string | null): SourceRecord {
  const { fields, id } = POWER_BILLS;
  return aRecord(id, dueOn, { [fields.number]: number, [fields.dueOn]: dueOn, [fields.paidOn]: paidOn });
}

/** A household with a full file: loan, land, two crops, support and power bills. */
export function aFullFile(): SourceRecord[] {
  return [
    aLoan('L1', '2022-03-01', { settledOn: '2024-03-01' }),
    aLoan('L2', '2025-03-01', { balance: 5_000_000, dueOn: '2028-03-01' }),
    anInstalment('L2', '2025-09-01', '2025-09-01'),
    anInstalment('L2', '2026-03-01', '2026-02-27'),
    anInstalment('L2', '2026-09-01', '2026-09-01'),
    someLand('C1', 850),
    aCrop(2025, 'rice', 500, 2_500_000),
    aCrop(2026, 'rapeseed', 300, 420_000),
    aSubsidy('2026-04-01', 120_000, 120_000),
    aPowerBill('B1', '2026-09-15', '2026-09-12'),
    aPowerBill('B2', '2026-10-15', '2026-10-15'),
  ];
}
