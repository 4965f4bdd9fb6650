import { isoInstant } from '../../kernel/clock.ts';
import type { AccessRow } from './access-table.ts';

const COLUMNS = [
  'index',
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'organisation_id',
  'organisation_name',
  'assisted_by',
  'action',
  'resource',
  'person_id',
  'household_id',
  'consent_id',
  'purpose',
  'case_number',
  'decision',
  'reason',
  'request_id',
  'answer_sha256',
] as const;

/** The header line, behind a byte order mark so that spreadsheets read Chinese names. */
export const CSV_HEADER = `\uFEFF${COLUMNS.join(',')}\r\n`;

/** One line of the log as a CSV line (RFC 4180). */
export function csvLine(row: AccessRow, organisationName: string): string {
  const cells = [
    String(row.logIndex),
    row.id,
    isoInstant(row.at),
    row.actorKind,
    row.actorId,
    row.organisationId,
    organisationName,
    row.assistedBy,
    row.action,
    row.resource,
    row.personId,
    row.householdId,
    row.consentId,
    row.purpose,
    row.caseNumber,
    row.decision,
    row.reason,
    row.requestId,
    row.answerSha256,
  ];
  return `${cells.map((cell) => csvCell(cell ?? '')).join(',')}\r\n`;
}

/** A cell that no spreadsheet runs as a formula and no parser splits. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
