import { monthsBetween } from './calendar.ts';
import { LAND_CONTRACTS, LAND_TRANSFERS } from './datasets.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { dateIn, numberIn, textIn, type KnownRecords, type SourceRecord } from './source-record.ts';

/** Renewing a transfer contract for three years is within a farmer's reach. */
const RENEWED_MONTHS = 36;

/** Entries 13-15. With land on file but no transfer, the transferred-in area is known to be zero. */
export function landFeatures(known: KnownRecords): Finding[] {
  const contracts = contractsInForce(known);
  const transfers = transfersInForce(known);
  const findings: Finding[] = [];
  if (contracts.length > 0) {
    const area = total(contracts, LAND_CONTRACTS.fields.area);
    findings.push({ feature: 'contracted-land', value: area, records: contracts });
  }
  if (contracts.length > 0 || transfers.length > 0) {
    findings.push({
      feature: 'transferred-in-land',
      value: total(transfers, LAND_TRANSFERS.fields.area),
      records: transfers.length > 0 ? transfers : contracts,
    });
  }
  const ends = transfers.flatMap((record) => dateIn(record, LAND_TRANSFERS.fields.endsOn) ?? []).sort();
  if (ends[0] !== undefined) {
    const months = monthsBetween(known.asOfDate, ends[0]);
    const reach = Math.max(months, RENEWED_MONTHS);
    findings.push({ feature: 'transfer-months-left', value: months, reach, records: transfers });
  }
  return findings;
}

function contractsInForce(known: KnownRecords): SourceRecord[] {
  const { fields } = LAND_CONTRACTS;
  return latestBy(known.of(LAND_CONTRACTS.id), (record) => textIn(record, fields.number)).filter((record) => {
    const endsOn = dateIn(record, fields.endsOn);
    return endsOn === null || endsOn > known.asOfDate;
  });
}

/** Transfers to this household that have begun and not ended. */
function transfersInForce(known: KnownRecords): SourceRecord[] {
  const { fields } = LAND_TRANSFERS;
  return latestBy(known.of(LAND_TRANSFERS.id), (record) => textIn(record, fields.number)).filter((record) => {
    const startsOn = dateIn(record, fields.startsOn);
    const endsOn = dateIn(record, fields.endsOn);
    const begun = startsOn === null || startsOn <= known.asOfDate;
    const runs = endsOn === null || endsOn > known.asOfDate;
    return textIn(record, fields.direction) === 'in' && begun && runs;
  });
}

function total(records: readonly SourceRecord[], field: string): number {
  return records.reduce((sum, record) => sum + (numberIn(record, field) ?? 0), 0);
}
