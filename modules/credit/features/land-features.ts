import { monthsBetween } from './calendar.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { dateIn, keyIn, numberIn, textIn, type KnownRecords, type RecordOf } from './source-record.ts';

/** Renewing a transfer contract for three years is within a farmer's reach. */
const RENEWED_MONTHS = 36;

/** Entries 13-15. With land on file but no transfer, the transferred-in area is known to be zero. */
export function landFeatures(known: KnownRecords): Finding[] {
  const contracts = contractsInForce(known);
  const transfers = transfersInForce(known);
  const findings: Finding[] = [];
  if (contracts.length > 0) {
    const area = contracts.reduce((sum, record) => sum + (numberIn(record, 'area') ?? 0), 0);
    findings.push({ feature: 'contracted-land', value: area, records: contracts });
  }
  if (contracts.length > 0 || transfers.length > 0) {
    const area = transfers.reduce((sum, record) => sum + (numberIn(record, 'area') ?? 0), 0);
    const records = transfers.length > 0 ? transfers : contracts;
    findings.push({ feature: 'transferred-in-land', value: area, records });
  }
  const [firstEnd] = transfers.flatMap((record) => dateIn(record, 'endsOn') ?? []).sort();
  if (firstEnd !== undefined) {
    const months = monthsBetween(known.asOfDate, firstEnd);
    const reach = Math.max(months, RENEWED_MONTHS);
    findings.push({ feature: 'transfer-months-left', value: months, reach, records: transfers });
  }
  return findings;
}

function contractsInForce(known: KnownRecords): RecordOf<'land-contracts'>[] {
  const contracts = latestBy(known.of('land-contracts'), (record) => keyIn(record, 'contractNumber'));
  return contracts.filter((record) => (dateIn(record, 'endsOn') ?? '9999-12-31') > known.asOfDate);
}

/** Land that others have transferred to this household and that it still holds. */
function transfersInForce(known: KnownRecords): RecordOf<'land-transfers'>[] {
  const taken = known.of('land-transfers').filter((record) => textIn(record, 'direction') === 'in');
  return latestBy(taken, (record) => keyIn(record, 'contractNumber')).filter(
    (record) => (dateIn(record, 'endsOn') ?? '9999-12-31') > known.asOfDate,
  );
}
