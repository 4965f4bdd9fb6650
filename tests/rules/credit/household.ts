import type { SourceRecord } from '../../../modules/credit/features/source-record.ts';
import { startOfChinaDate } from '../../../modules/kernel/clock.ts';

let serial = 0;

/** The day on which the agencies last delivered; a paid date after it is what nobody could know. */
const DELIVERED = '2026-11-23';

/** A source record; it came with the last delivery unless said otherwise. */
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
    receivedAt: startOfChinaDate(DELIVERED),
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
  issuedOn: string,
  loan: { balance?: number; dueOn?: string; settledOn?: string } = {},
): SourceRecord {
  return aRecord('bank-loans', issuedOn, {
    loanNumber: number,
    balance: loan.balance ?? 0,
    issuedOn,
    dueOn: loan.dueOn ?? null,
    settledOn: loan.settledOn ?? null,
  });
}

/** An instalment: due, and paid on a day or not at all. */
export function anInstalment(loanNumber: string, dueOn: string, paidOn: string | null): SourceRecord {
  return aRecord('bank-repayments', dueOn, { loanNumber, dueOn, paidOn });
}

export function aGuarantee(loanNumber: string, balance: number, endsOn: string): SourceRecord {
  return aRecord('bank-guarantees', '2024-01-01', { loanNumber, balance, endsOn });
}

export function someLand(contractNumber: string, area: number): SourceRecord {
  return aRecord('land-contracts', '2018-01-01', { contractNumber, area, endsOn: '2048-01-01' });
}

export function landTakenIn(contractNumber: string, area: number, endsOn: string): SourceRecord {
  return aRecord('land-transfers', '2022-01-01', { contractNumber, direction: 'in', area, endsOn });
}

export function aCrop(year: number, crop: string, area: number, output: number | null): SourceRecord {
  return aRecord('agriculture-crops', `${String(year)}-10-01`, { year, crop, plot: 1, area, output });
}

export function aSubsidy(
  on: string,
  claimedAmount: number,
  paidAmount: number,
  outcome = 'paid',
): SourceRecord {
  return aRecord('finance-subsidies', on, {
    claimNumber: `${on} ${outcome}`,
    claimedAmount,
    paidAmount,
    outcome,
  });
}

export function aPowerBill(billNumber: string, dueOn: string, paidOn: string | null): SourceRecord {
  return aRecord('power-bills', dueOn, { billNumber, dueOn, paidOn });
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
