import { addMonths, daysBetween, inWindow, monthsBetween, negativeStillCounts } from './calendar.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { dateIn, keyIn, lastDayOf, numberIn, type KnownRecords, type SourceRecord } from './source-record.ts';

/** A loan as it is known at the as-of date. */
interface Loan {
  number: string;
  record: SourceRecord;
  balance: number;
  dueOn: string | null;
  /** The day it was repaid; null while it runs. */
  settledOn: string | null;
}

/** An instalment that has fallen due: how late it was or is. */
interface Instalment {
  loan: string;
  record: SourceRecord;
  dueOn: string;
  daysLate: number;
  /** The day it was paid; absent while it is open. */
  endedOn: string | undefined;
  /** The day it was paid, or the last day it is known to have been open. */
  seenUntil: string;
}

/** Entries 1-5, 7 and 9-11: none of the first ten for a household without any loan record. */
export function lendingFeatures(known: KnownRecords): Finding[] {
  const loans = loansOf(known);
  const instalments = instalmentsOf(known);
  return [
    ...guarantees(known, loans),
    ...arrearsFeatures(instalments, known.asOfDate),
    ...runningLoans(loans, known.asOfDate),
    ...goodRecord(loans, instalments, known.asOfDate),
  ];
}

function loansOf(known: KnownRecords): Loan[] {
  return latestBy(known.of('bank-loans'), (record) => keyIn(record, 'loanNumber')).map((record) => {
    const settledOn = dateIn(record, 'settledOn');
    return {
      number: keyIn(record, 'loanNumber'),
      record,
      balance: numberIn(record, 'balance') ?? 0,
      dueOn: dateIn(record, 'dueOn'),
      settledOn: settledOn !== null && settledOn <= known.asOfDate ? settledOn : null,
    };
  });
}

function instalmentsOf(known: KnownRecords): Instalment[] {
  const rows = latestBy(
    known.of('bank-repayments'),
    (record) => `${keyIn(record, 'loanNumber')} ${dateIn(record, 'dueOn') ?? ''}`,
  );
  return rows.flatMap((record) => {
    const dueOn = dateIn(record, 'dueOn');
    if (dueOn === null || dueOn > known.asOfDate) return [];
    const paid = dateIn(record, 'paidOn');
    const endedOn = paid !== null && paid <= known.asOfDate ? paid : undefined;
    const seenUntil = endedOn ?? lastDayOf(record, known.asOfDate);
    if (endedOn === undefined && dueOn > seenUntil) return [];
    const daysLate = Math.max(0, daysBetween(dueOn, seenUntil));
    return { loan: keyIn(record, 'loanNumber'), record, dueOn, daysLate, endedOn, seenUntil };
  });
}

const SERIOUS = 30;

/** Arrears are placed in time by the day they ended, open ones by the last day they are known to be open. */
function arrearsFeatures(instalments: readonly Instalment[], asOf: string): Finding[] {
  if (instalments.length === 0) return [];
  const late = instalments.filter((i) => i.daysLate > 0 && negativeStillCounts(i.endedOn, asOf));
  const recent = late.filter((i) => inWindow(i.seenUntil, asOf, 24));
  const staying = late.filter((i) => inWindow(i.seenUntil, asOf, 12));
  const serious = late.filter((i) => i.daysLate >= SERIOUS);
  const last = serious
    .map((i) => i.seenUntil)
    .sort()
    .at(-1);
  const all = instalments.map((i) => i.record);
  return [
    {
      feature: 'max-days-past-due',
      value: longest(recent),
      // Twelve months on, with nothing new in arrears, only what ended in the last twelve months is still seen.
      reach: longest(staying),
      records: recent.length > 0 ? recent.map((i) => i.record) : all,
    },
    {
      feature: 'arrears-of-30-days',
      value: serious.length,
      records: serious.length > 0 ? serious.map((i) => i.record) : all,
    },
    {
      feature: 'months-since-arrears',
      value: last === undefined ? null : monthsBetween(last, asOf),
      records: serious.map((i) => i.record),
    },
    onTimeShare(instalments, asOf),
  ];
}

function longest(instalments: readonly Instalment[]): number {
  return Math.max(0, ...instalments.map((i) => i.daysLate));
}

/** Of the instalments that fell due in three years; one that is due today and open is not yet late nor on time. */
function onTimeShare(instalments: readonly Instalment[], asOf: string): Finding {
  const judged = instalments.filter(
    (i) => inWindow(i.dueOn, asOf, 36) && (i.endedOn !== undefined || i.daysLate > 0),
  );
  const onTime = judged.filter((i) => i.daysLate === 0).length;
  return {
    feature: 'on-time-share',
    value: judged.length === 0 ? null : Math.floor((onTime * 10_000) / judged.length),
    records: judged.map((i) => i.record),
  };
}

function runningLoans(loans: readonly Loan[], asOf: string): Finding[] {
  if (loans.length === 0) return [];
  const running = loans.filter((loan) => loan.settledOn === null);
  const records = (running.length > 0 ? running : loans).map((loan) => loan.record);
  const inAYear = addMonths(asOf, 12);
  return [
    { feature: 'active-loans', value: running.length, records },
    { feature: 'lenders', value: new Set(running.map((loan) => loan.record.agencyId)).size, records },
    {
      feature: 'outstanding-debt',
      value: sum(running),
      // Loans that fall due within a year are repaid by then when the farmer keeps to the plan.
      reach: sum(running.filter((loan) => loan.dueOn === null || loan.dueOn > inAYear)),
      records,
    },
  ];
}

function sum(loans: readonly Loan[]): number {
  return loans.reduce((total, loan) => total + loan.balance, 0);
}

/** Months since the first loan was repaid without serious arrears; 0 when none was yet. */
function goodRecord(loans: readonly Loan[], instalments: readonly Instalment[], asOf: string): Finding[] {
  if (loans.length === 0) return [];
  const bad = new Set(
    instalments
      .filter((i) => i.daysLate >= SERIOUS && negativeStillCounts(i.endedOn, asOf))
      .map((i) => i.loan),
  );
  const [first] = loans
    .flatMap(({ number, settledOn, record }) =>
      settledOn === null || bad.has(number) ? [] : { settledOn, record },
    )
    .sort((a, b) => (a.settledOn < b.settledOn ? -1 : 1));
  const months = first === undefined ? 0 : monthsBetween(first.settledOn, asOf);
  return [
    {
      feature: 'months-since-first-loan-repaid',
      value: months,
      reach: first === undefined ? 0 : months + 12,
      records: first === undefined ? loans.map((loan) => loan.record) : [first.record],
    },
  ];
}

/** A household that the bank knows as a borrower and that stands in no guarantee has given none: zero, not missing. */
function guarantees(known: KnownRecords, loans: readonly Loan[]): Finding[] {
  const given = latestBy(
    known.of('bank-guarantees'),
    (record) => `${keyIn(record, 'loanNumber')} ${record.personId ?? record.recordId}`,
  );
  if (given.length === 0 && loans.length === 0) return [];
  const standing = given.filter((record) => (dateIn(record, 'endsOn') ?? '9999-12-31') > known.asOfDate);
  const inAYear = addMonths(known.asOfDate, 12);
  const staying = standing.filter((record) => (dateIn(record, 'endsOn') ?? '9999-12-31') > inAYear);
  const total = (records: typeof given): number =>
    records.reduce((all, record) => all + (numberIn(record, 'balance') ?? 0), 0);
  return [
    {
      feature: 'guarantees-given',
      value: total(standing),
      reach: total(staying),
      records: given.length > 0 ? given : loans.map((loan) => loan.record),
    },
  ];
}
