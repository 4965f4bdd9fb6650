import { addMonths, daysBetween, inWindow } from './calendar.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { dateIn, flagIn, keyIn, lastDayOf, type KnownRecords, type RecordOf } from './source-record.ts';

/** Entries 31 and 38: bills and working members. */
export function livingFeatures(known: KnownRecords): Finding[] {
  return [...billFeature(known), ...workerFeature(known)];
}

interface Bill {
  record: RecordOf<'power-bills'>;
  daysLate: number;
  /** The day it was paid, or the last day it is known to have been open. */
  endedOn: string;
}

/** The longest delay of a power bill within the last year; an open bill counts up to the day it was reported. */
function billFeature(known: KnownRecords): Finding[] {
  const bills = latestBy(known.of('power-bills'), (record) => keyIn(record, 'billNumber'))
    .flatMap((record): Bill[] => {
      const dueOn = dateIn(record, 'dueOn');
      if (dueOn === null || dueOn > known.asOfDate) return [];
      const paid = dateIn(record, 'paidOn');
      const paidOn = paid !== null && paid <= known.asOfDate ? paid : undefined;
      const endedOn = paidOn ?? lastDayOf(record, known.asOfDate);
      if (paidOn === undefined && dueOn > endedOn) return [];
      return [{ record, endedOn, daysLate: Math.max(0, daysBetween(dueOn, endedOn)) }];
    })
    .filter((bill) => inWindow(bill.endedOn, known.asOfDate, 12));
  if (bills.length === 0) return [];
  const late = bills.filter((bill) => bill.daysLate > 0);
  return [
    {
      feature: 'utility-arrears',
      value: Math.max(...bills.map((bill) => bill.daysLate)),
      // Once paid, everything late today is out of the window twelve months on.
      reach: 0,
      records: (late.length > 0 ? late : bills).map((bill) => bill.record),
    },
  ];
}

const WORKING_FROM_MONTHS = 16 * 12;
const WORKING_TO_MONTHS = 60 * 12;

/** Members of 16 to 59 years for each of the others, in basis points; nobody else counts as half a person. */
function workerFeature(known: KnownRecords): Finding[] {
  const members = latestBy(
    known.of('civil-household-members'),
    (record) => record.personId ?? record.recordId,
  ).filter((record) => flagIn(record, 'deceased') !== true && dateIn(record, 'birthDate') !== null);
  if (members.length === 0) return [];
  const workers = members.filter((record) => {
    const born = dateIn(record, 'birthDate') ?? '';
    return (
      addMonths(born, WORKING_FROM_MONTHS) <= known.asOfDate &&
      addMonths(born, WORKING_TO_MONTHS) > known.asOfDate
    );
  }).length;
  const dependants = members.length - workers;
  const value = Math.floor((workers * 10_000) / Math.max(dependants, 0.5));
  return [{ feature: 'workers-per-dependant', value, records: members }];
}
