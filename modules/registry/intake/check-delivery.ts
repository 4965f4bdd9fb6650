import { createHash } from 'node:crypto';
import type { DataContract, TwoLanguages } from '../contract/data-contract.ts';
import type { DeliveryKind } from '../contract/quality-contract.ts';
import { FileRefused, REFUSALS, type Refusal } from '../file/refusal.ts';
import type { FileSource } from '../file/source.ts';
import type { OpenedFile } from '../file/table.ts';
import type { Gate, Quality } from '../quality/assess.ts';
import { FINDINGS, type Severity } from '../values/finding.ts';
import { villageFinder, type Village } from '../values/village-spelling.ts';
import type { FindingCount } from './batch.ts';
import { payloadText } from './check-row.ts';
import { checkedRows, type Reading } from './checked-rows.ts';
import { examineFile, kindOf, startReading, type Examined } from './examine-file.ts';
import { linesOf } from './mark-file.ts';
import { RowsDigest } from './rows-digest.ts';
import type { Verdict } from './scan-file.ts';
import { addFindings } from './tally.ts';

/** A file that is checked without a database. */
export interface DeliveryCheck {
  contract: DataContract;
  source: FileSource;
  fileName: string;
  villages: readonly Village[];
  /** The day of receipt in China. */
  today: string;
  declaredRows: number | null;
  kind?: DeliveryKind;
  /** The report of the delivery before. */
  previous?: DeliveryReport;
}

/** Where the parts of the answer go; called in the order of the file, each call waited for. */
export interface DeliveryOutput {
  records(rows: readonly object[]): Promise<void>;
  /** One line for each thing that keeps a row out, a header first. */
  errors(lines: readonly (readonly string[])[]): Promise<void>;
}

/** What checking a file found. Shares and scores are in basis points; no value of a row stands in it. */
export interface DeliveryReport {
  manifest: {
    file: string;
    sizeBytes: number;
    sha256: string;
    dataset: string;
    contractVersion: number;
    deliveryKind: DeliveryKind;
    declaredRows: number | null;
    checkedOn: string;
    format: OpenedFile['format']['format'] | null;
    encoding: string | null;
    archive: 'zip' | null;
  };
  gate: Gate;
  refusal: (Refusal & { message: TwoLanguages }) | null;
  counts: {
    rows: number;
    accepted: number;
    rejected: number;
    duplicates: number;
    withdrawals: number;
    clean: number;
  };
  scoreBp: number | null;
  dimensions: Quality['dimensions'] | null;
  reasons: Quality['reasons'];
  warnings: Quality['warnings'];
  drift: Quality['drift'];
  comparedWith: string | null;
  columns: Quality['columns'];
  findings: readonly (FindingCount & { severity: Severity; header: string | null; message: TwoLanguages })[];
  /** Equal for equal rows in any order and any file form. */
  rowsDigest: string | null;
  /** The rows are those of the delivery before: taking them would change nothing. */
  sameRowsAsPrevious: boolean;
}

/**
 * Stages 0 to 3 of one file, as the server does them: the same reading, rules, score and gate. References to other
 * datasets need the registry and are not checked here.
 */
export async function checkDelivery(check: DeliveryCheck, output: DeliveryOutput): Promise<DeliveryReport> {
  const report = await emptyReport(check);
  const early = refusedEarly(check, report);
  if (early) return refusedReport(report, early);
  try {
    const { contract, villages, today } = check;
    const reading = await startReading(check.source, {
      contract,
      findVillage: villageFinder(villages),
      today,
      kind: report.manifest.deliveryKind,
    });
    const { format, encoding, archive } = reading.format;
    Object.assign(report.manifest, { format, encoding: encoding ?? null, archive: archive ?? null });
    const examined = await examine(check, reading);
    return await judgedReport(check, report, { reading, examined, output });
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    return refusedReport(report, error.refusal);
  }
}

async function emptyReport(check: DeliveryCheck): Promise<DeliveryReport> {
  const { contract, source, declaredRows } = check;
  const hash = createHash('sha256');
  for await (const chunk of source.open()) hash.update(chunk);
  return {
    manifest: {
      file: check.fileName,
      sizeBytes: source.sizeBytes,
      sha256: hash.digest('hex'),
      dataset: contract.dataset,
      contractVersion: contract.version,
      deliveryKind: kindOf(contract, check.kind),
      declaredRows,
      checkedOn: check.today,
      format: null,
      encoding: null,
      archive: null,
    },
    gate: 'refuse',
    refusal: null,
    counts: { rows: 0, accepted: 0, rejected: 0, duplicates: 0, withdrawals: 0, clean: 0 },
    scoreBp: null,
    dimensions: null,
    reasons: [],
    warnings: [],
    drift: [],
    comparedWith: null,
    columns: [],
    findings: [],
    rowsDigest: null,
    sameRowsAsPrevious: false,
  };
}

/** What the delivery before already tells. */
function refusedEarly({ contract, previous }: DeliveryCheck, report: DeliveryReport): Refusal | undefined {
  if (!previous) return undefined;
  const { dataset, contractVersion, sha256 } = previous.manifest;
  if (dataset !== contract.dataset || contractVersion > contract.version)
    return { code: 'E_CONTRACT', found: contract.version, expected: contractVersion };
  return sha256 === report.manifest.sha256 && previous.gate !== 'refuse' ? { code: 'E_REPLAYED' } : undefined;
}

function refusedReport(report: DeliveryReport, refusal: Refusal): DeliveryReport {
  return { ...report, gate: 'refuse', refusal: { ...refusal, message: REFUSALS[refusal.code] } };
}

function examine({ declaredRows, previous }: DeliveryCheck, reading: Reading): Promise<Examined> {
  const comparable = previous?.manifest.deliveryKind === 'full' && previous.scoreBp !== null;
  const { counts, columns = [], manifest } = previous ?? {};
  return examineFile(
    reading,
    { declaredRows, pause: () => Promise.resolve() },
    {
      baseline:
        comparable && counts && manifest
          ? { name: manifest.sha256, rows: counts.rows, accepted: counts.accepted, columns }
          : undefined,
      // Which rows are in force only the registry knows.
      ending: () => Promise.resolve({ inForce: 0, rows: 0 }),
    },
  );
}

interface Judged {
  reading: Reading & OpenedFile;
  examined: Examined;
  output: DeliveryOutput;
}

async function judgedReport(
  check: DeliveryCheck,
  report: DeliveryReport,
  { reading, examined, output }: Judged,
): Promise<DeliveryReport> {
  const { quality, refusal } = examined;
  const pass = new SecondPass(reading, examined, output);
  const marked = { opened: reading, contract: check.contract, by: 'cell' as const };
  for await (const lines of linesOf(marked, pass.rejectedRows())) await output.errors(lines);
  const { scoreBp, dimensions, gate, reasons, warnings, drift, comparedWith, columns } = quality;
  const rowsDigest = pass.digest.text();
  const measured: DeliveryReport = {
    ...report,
    ...{ scoreBp, dimensions, gate, reasons, warnings, drift, comparedWith, columns, rowsDigest },
    counts: { ...pass.counts, rows: examined.scan.rows },
    findings: pass.findings
      .map((found) => ({ ...found, ...said(found, check.contract) }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    sameRowsAsPrevious: check.previous?.rowsDigest === rowsDigest,
  };
  return refusal ? refusedReport(measured, refusal) : measured;
}

function said(
  { code, column }: FindingCount,
  contract: DataContract,
): { severity: Severity; header: string | null; message: TwoLanguages } {
  const header = contract.columns.find(({ name }) => name === column)?.header ?? null;
  return { ...FINDINGS[code], header };
}

/** Goes through the rows once more, as loading does: hands out the records, and gives the rejected rows one by one. */
class SecondPass {
  readonly counts = { accepted: 0, rejected: 0, duplicates: 0, withdrawals: 0, clean: 0 };
  readonly digest = new RowsDigest();
  findings: FindingCount[] = [];
  private readonly reading: Reading;
  private readonly examined: Examined;
  private readonly output: DeliveryOutput;

  constructor(reading: Reading, examined: Examined, output: DeliveryOutput) {
    this.reading = reading;
    this.examined = examined;
    this.output = output;
  }

  async *rejectedRows(): AsyncGenerator<{ rowNo: number; faults: FindingCount[] }> {
    for await (const portion of checkedRows(this.reading)) {
      const judged = portion.map((row) => ({ rowNo: row.rowNo, verdict: this.examined.scan.verdict(row) }));
      const found = judged.flatMap(({ verdict }) => findingsOf(verdict));
      this.findings = addFindings(this.findings, found);
      const records = judged.flatMap(({ verdict }) => this.take(verdict));
      if (!this.examined.refusal && records.length > 0) await this.output.records(records);
      for (const { rowNo, verdict } of judged)
        if (verdict.kind === 'rejected')
          yield { rowNo, faults: verdict.findings.map((finding) => ({ ...finding, count: 1 })) };
    }
  }

  private take(verdict: Verdict): object[] {
    const { counts } = this;
    if (findingsOf(verdict).length === 0) counts.clean += 1;
    if (verdict.kind === 'rejected') counts.rejected += 1;
    else counts.accepted += 1;
    if (verdict.kind === 'duplicate') counts.duplicates += 1;
    if (verdict.kind !== 'load') return [];
    const { row } = verdict;
    this.digest.add(`${row.keyText}\n${payloadText(row)}`);
    if (row.withdraws) counts.withdrawals += 1;
    const { rowNo, values, identity, eventDate, findings, withdraws } = row;
    const flags = findings.map(({ code, column }) => (column === undefined ? code : `${code}:${column}`));
    return [
      {
        rowNo,
        values: withdraws ? {} : { ...values, ...identity },
        ...(withdraws ? { withdraws, key: JSON.parse(row.keyText) as unknown } : {}),
        ...(eventDate === undefined ? {} : { eventDate }),
        ...(flags.length === 0 ? {} : { flags }),
      },
    ];
  }
}

function findingsOf(verdict: Verdict): readonly { code: FindingCount['code']; column?: string }[] {
  return verdict.kind === 'load' ? verdict.row.findings : verdict.findings;
}
