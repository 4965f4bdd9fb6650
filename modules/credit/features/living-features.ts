import { addMonths, daysBetween, inWindow, monthsBetween } from './calendar.ts';
import { BUSINESSES, POWER_BILLS, VEHICLES } from './datasets.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { dateIn, numberIn, textIn, type KnownRecords, type SourceRecord } from './source-record.ts';

/** Entries 21, 31 and 37: machines, bills and registered businesses. */
export function livingFeatures(known: KnownRecords): Finding[] {
  return [...machineFeature(known), ...arrearsFeature(known), ...businessFeature(known)];
}

const MACHINES: ReadonlySet<string> = new Set(['tractor', 'harvester', 'farm-machine']);

function machineFeature(known: KnownRecords): Finding[] {
  const { fields } = VEHICLES;
  const machines = latestBy(known.of(VEHICLES.id), (record) => textIn(record, fields.plate)).filter(
    (record) => MACHINES.has(textIn(record, fields.kind) ?? ''),
  );
  if (machines.length === 0) return [];
  const power = machines.reduce((sum, record) => sum + (numberIn(record, fields.power) ?? 0), 0);
  return [{ feature: 'farm-machinery', value: power, records: machines }];
}

/** The longest delay of a power bill of the last year; one that is still open counts up to today. */
function arrearsFeature(known: KnownRecords): Finding[] {
  const { fields } = POWER_BILLS;
  const late = (record: SourceRecord): number => {
    const paid = dateIn(record, fields.paidOn);
    const until = paid !== null && paid <= known.asOfDate ? paid : known.asOfDate;
    return Math.max(0, daysBetween(dateIn(record, fields.dueOn) ?? until, until));
  };
  const bills = latestBy(known.of(POWER_BILLS.id), (record) => textIn(record, fields.number)).filter(
    (record) => {
      const dueOn = dateIn(record, fields.dueOn);
      if (dueOn === null || dueOn > known.asOfDate) return false;
      const paid = dateIn(record, fields.paidOn);
      return inWindow(paid !== null && paid <= known.asOfDate ? paid : known.asOfDate, known.asOfDate, 12);
    },
  );
  if (bills.length === 0) return [];
  const days = Math.max(...bills.map(late));
  const behind = bills.filter((record) => late(record) > 0);
  return [{ feature: 'utility-arrears', value: days, reach: 0, records: behind.length > 0 ? behind : bills }];
}

const FARM_BUSINESSES: ReadonlySet<string> = new Set(['cooperative', 'family-farm']);

function businessFeature(known: KnownRecords): Finding[] {
  const { fields } = BUSINESSES;
  const running = latestBy(known.of(BUSINESSES.id), (record) => textIn(record, fields.number)).filter(
    (record) => {
      const endedOn = dateIn(record, fields.endedOn);
      return (
        FARM_BUSINESSES.has(textIn(record, fields.kind) ?? '') &&
        (endedOn === null || endedOn > known.asOfDate)
      );
    },
  );
  const [first] = running.flatMap((record) => dateIn(record, fields.registeredOn) ?? []).sort();
  if (first === undefined) return [];
  const years = Math.floor(monthsBetween(first, addMonths(known.asOfDate, 0)) / 12);
  return [{ feature: 'cooperative-years', value: years, records: running }];
}
