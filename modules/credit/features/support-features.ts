import { inWindow } from './calendar.ts';
import { SUBSIDIES } from './datasets.ts';
import type { Finding } from './household-profile.ts';
import { numberIn, textIn, type KnownRecords } from './source-record.ts';

/** Entries 23 and 24: support claims of the last three years. */
export function supportFeatures(known: KnownRecords): Finding[] {
  const { fields } = SUBSIDIES;
  const claims = known
    .of(SUBSIDIES.id)
    .filter((record) => record.eventDate !== undefined && inWindow(record.eventDate, known.asOfDate, 36));
  if (claims.length === 0) return [];
  const claimed = claims.reduce((sum, record) => sum + (numberIn(record, fields.claimed) ?? 0), 0);
  const paid = claims.reduce((sum, record) => sum + (numberIn(record, fields.paid) ?? 0), 0);
  const refused = claims.filter((record) => textIn(record, fields.outcome) === 'refused-as-false');
  const findings: Finding[] = [
    {
      feature: 'claims-rejected-as-false',
      value: refused.length,
      records: refused.length > 0 ? refused : claims,
    },
  ];
  if (claimed > 0) {
    const share = Math.min(10_000, Math.floor((paid * 10_000) / claimed));
    findings.push({ feature: 'support-paid-share', value: share, records: claims });
  }
  return findings;
}
