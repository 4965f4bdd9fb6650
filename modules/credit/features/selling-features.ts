import { inWindow, monthsBetween } from './calendar.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import {
  dateIn,
  keyIn,
  lastDayOf,
  numberIn,
  textIn,
  type KnownRecords,
  type RecordOf,
} from './source-record.ts';

/** Entries 32-37: selling, paying for inputs, and years in business. */
export function sellingFeatures(known: KnownRecords): Finding[] {
  return [...salesFeatures(known), ...invoiceFeature(known), ...businessFeature(known)];
}

type SalesMonth = RecordOf<'commerce-sales'>;

function salesFeatures(known: KnownRecords): Finding[] {
  const reports = latestBy(
    known.of('commerce-sales'),
    (record) => `${keyIn(record, 'shopNumber')} ${keyIn(record, 'month')}`,
  );
  const within = (months: number): SalesMonth[] =>
    reports.filter(
      (record) => record.eventDate !== undefined && inWindow(record.eventDate, known.asOfDate, months),
    );
  const twoYears = within(24);
  if (twoYears.length === 0) return [];
  const sold = twoYears.filter((record) => (numberIn(record, 'orders') ?? 0) > 0);
  const selling = new Set(sold.map((record) => textIn(record, 'month'))).size;
  const year = within(12);
  return [
    { feature: 'months-selling', value: selling, records: twoYears },
    { feature: 'platform-sales', value: total(year, 'sales'), records: year },
    ...shareOfOrders(year, { feature: 'orders-on-time', field: 'ordersOnTime', reach: 10_000 }),
    ...shareOfOrders(year, { feature: 'quality-refund-share', field: 'qualityRefunds' }),
  ];
}

function total(
  reports: readonly SalesMonth[],
  field: 'orders' | 'ordersOnTime' | 'qualityRefunds' | 'sales',
): number {
  return reports.reduce((sum, record) => sum + (numberIn(record, field) ?? 0), 0);
}

/** Over the months that state the figure; nothing without orders. */
function shareOfOrders(
  year: readonly SalesMonth[],
  share: { feature: string; field: 'ordersOnTime' | 'qualityRefunds'; reach?: number },
): Finding[] {
  const stated = year.filter((record) => numberIn(record, share.field) !== null);
  const orders = total(stated, 'orders');
  if (orders === 0) return [];
  const value = Math.min(10_000, Math.floor((total(stated, share.field) * 10_000) / orders));
  const reach = share.reach === undefined ? {} : { reach: share.reach };
  return [{ feature: share.feature, value, ...reach, records: stated }];
}

type Invoice = RecordOf<'supply-invoices'>;

/** Of the invoices that fell due in two years, those paid by their day; one that was not yet due when reported is not judged. */
function invoiceFeature(known: KnownRecords): Finding[] {
  const invoices = latestBy(known.of('supply-invoices'), (record) => keyIn(record, 'invoiceNumber'));
  const judged = (months: number): Invoice[] =>
    invoices.filter((record) => {
      const dueOn = dateIn(record, 'dueOn');
      if (dueOn === null || !inWindow(dueOn, known.asOfDate, months)) return false;
      return dueOn < lastDayOf(record, known.asOfDate) || paidInTime(record, known.asOfDate);
    });
  const share = (list: readonly Invoice[]): number =>
    Math.floor((list.filter((record) => paidInTime(record, known.asOfDate)).length * 10_000) / list.length);
  const twoYears = judged(24);
  if (twoYears.length === 0) return [];
  // Twelve months on, with nothing new left unpaid, only the invoices of the last twelve months are still seen.
  const staying = judged(12);
  const reach = staying.length === 0 ? {} : { reach: share(staying) };
  return [{ feature: 'input-invoices-on-time', value: share(twoYears), ...reach, records: twoYears }];
}

function paidInTime(record: Invoice, asOf: string): boolean {
  const dueOn = dateIn(record, 'dueOn');
  const paidOn = dateIn(record, 'paidOn');
  return dueOn !== null && paidOn !== null && paidOn <= asOf && paidOn <= dueOn;
}

const FARM_BUSINESSES: ReadonlySet<string> = new Set(['cooperative', 'family-farm']);

/** Full years since the household joined a cooperative, or registered one or a family farm, and still stands in it. */
function businessFeature(known: KnownRecords): Finding[] {
  const after = (date: string | null): boolean => (date ?? '9999-12-31') > known.asOfDate;
  const owned = latestBy(known.of('market-registrations'), (record) => keyIn(record, 'uscc')).filter(
    (record) => FARM_BUSINESSES.has(textIn(record, 'kind') ?? '') && after(dateIn(record, 'endedOn')),
  );
  const joined = latestBy(
    known.of('market-cooperative-members'),
    (record) => `${keyIn(record, 'uscc')} ${record.personId ?? record.recordId}`,
  ).filter((record) => after(dateIn(record, 'leftOn')));
  const starts = [
    ...owned.flatMap((record) => dateIn(record, 'registeredOn') ?? []),
    ...joined.flatMap((record) => dateIn(record, 'joinedOn') ?? []),
  ].sort();
  const [first] = starts;
  if (first === undefined || first > known.asOfDate) return [];
  const years = Math.floor(monthsBetween(first, known.asOfDate) / 12);
  return [{ feature: 'cooperative-years', value: years, records: [...owned, ...joined] }];
}
