import { inWindow } from './calendar.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { dateIn, keyIn, numberIn, textIn, type KnownRecords, type RecordOf } from './source-record.ts';

const DECIDED: ReadonlySet<string> = new Set(['paid', 'partly-paid', 'refused-as-false', 'refused-other']);

/** Entries 23 and 24: support claims of the last three years that have been decided. */
export function supportFeatures(known: KnownRecords): Finding[] {
  const claims = latestBy(known.of('finance-subsidies'), (record) => keyIn(record, 'claimNumber')).filter(
    (record) =>
      record.eventDate !== undefined &&
      inWindow(record.eventDate, known.asOfDate, 36) &&
      decidedBy(record, known.asOfDate),
  );
  if (claims.length === 0) return [];
  const claimed = claims.reduce((sum, record) => sum + (numberIn(record, 'claimedAmount') ?? 0), 0);
  const paid = claims.reduce((sum, record) => sum + (numberIn(record, 'paidAmount') ?? 0), 0);
  const refused = claims.filter((record) => textIn(record, 'outcome') === 'refused-as-false');
  const findings: Finding[] = [
    {
      feature: 'claims-rejected-as-false',
      value: refused.length,
      records: refused.length > 0 ? refused : claims,
    },
  ];
  if (claimed > 0) {
    const value = Math.min(10_000, Math.floor((paid * 10_000) / claimed));
    findings.push({ feature: 'support-paid-share', value, records: claims });
  }
  return findings;
}

/** A payment dated after the as-of day had not been made then: the claim was still pending. */
function decidedBy(record: RecordOf<'finance-subsidies'>, asOf: string): boolean {
  return DECIDED.has(textIn(record, 'outcome') ?? '') && (dateIn(record, 'paidOn') ?? asOf) <= asOf;
}
