import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { DataContract, TwoLanguages } from '../contract/data-contract.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { REFUSALS, type Refusal } from '../file/refusal.ts';
import type { Batch } from '../intake/batch.ts';
import type { Quality } from '../quality/assess.ts';
import { presentProgress } from './present-progress.ts';
import type { RowFaultRow } from '../intake/batch-table.ts';
import type { Preview } from '../intake/preview-file.ts';
import { FINDINGS, rejects, type Finding } from '../values/finding.ts';

type Schemas = components['schemas'];

/** What is known of a batch beside itself. */
export interface BatchMore {
  now: number;
  quality?: Quality;
  /** The batch of the same dataset that is before this one. */
  waitsFor?: Batch;
}

/** A batch as the API shows it. */
export function presentBatch(batch: Batch, contracts: Contracts, more: BatchMore): Schemas['Batch'] {
  const contract = contracts.version(batch.datasetId, batch.contractVersion) ?? contracts.of(batch.datasetId);
  const { rows, rejected, fresh, changed, unchanged, duplicates, withdrawn, ended } = batch;
  const accepted = rows - rejected;
  return {
    id: batch.id,
    dataset: batch.datasetId,
    title: contract?.title ?? plain(batch.datasetId),
    contractVersion: batch.contractVersion,
    agency: contract?.agency ?? { slug: batch.agencySlug, name: plain(batch.agencySlug) },
    fileName: batch.fileName,
    sizeBytes: batch.sizeBytes,
    sha256: batch.sha256,
    state: batch.state,
    receivedAt: isoInstant(batch.receivedAt),
    deliveryKind: batch.kind,
    progress: presentProgress(batch, more),
    counts: { rows, accepted, rejected, new: fresh, changed, unchanged, duplicates, withdrawn, ended },
    quality: {
      ...(more.quality ? { scoreBp: more.quality.scoreBp } : {}),
      acceptedBp: share(rows - rejected, rows),
      cleanBp: share(batch.clean, rows),
      findings: [...batch.findings]
        .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
        .map((found) => ({ ...presentFault(found, contract), count: found.count })),
    },
    ...soFar(batch),
    ...(more.quality ? { gate: more.quality.gate } : {}),
  };
}

/** What is known only once the file was read or its processing has ended. */
function soFar(
  batch: Batch,
): Pick<Schemas['Batch'], 'format' | 'encoding' | 'finishedAt' | 'refusal' | 'decision'> {
  return {
    ...(batch.format === null ? {} : { format: batch.format }),
    ...(batch.encoding === null ? {} : { encoding: batch.encoding }),
    ...(batch.finishedAt === null ? {} : { finishedAt: isoInstant(batch.finishedAt) }),
    ...(batch.refusal === null ? {} : { refusal: presentRefusal(batch.refusal) }),
    ...decisionOf(batch),
  };
}

function decisionOf({ decision, decidedAt, decisionReason }: Batch): Pick<Schemas['Batch'], 'decision'> {
  if (decision === null || decidedAt === null) return {};
  return { decision: { outcome: decision, decidedAt: isoInstant(decidedAt), reason: decisionReason ?? '' } };
}

function plain(text: string): TwoLanguages {
  return { zh: text, en: text };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((part * 10_000) / whole);
}

/** A finding with its sentence and the column as the agency's file names it. */
export function presentFault(finding: Finding, contract: DataContract | undefined): Schemas['Fault'] {
  const header = contract?.columns.find(({ name }) => name === finding.column)?.header;
  const { severity, message } = FINDINGS[finding.code];
  return { code: finding.code, severity, message, ...(header === undefined ? {} : { header }) };
}

export function presentRow(
  row: RowFaultRow,
  contract: DataContract | undefined,
): Schemas['RowFaultPage']['items'][number] {
  const faults = row.faults.map((finding) => presentFault(finding, contract));
  return { rowNo: row.rowNo, rejected: row.rejected, faults };
}

function presentRefusal({ code, byteOffset, header, rowNo, found, expected }: Refusal): Schemas['Refusal'] {
  return {
    code,
    message: REFUSALS[code],
    ...(byteOffset === undefined ? {} : { byteOffset }),
    ...(header === undefined ? {} : { header }),
    ...(rowNo === undefined ? {} : { rowNo }),
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
  };
}

export function presentPreview(preview: Preview, contract: DataContract): Schemas['BatchPreview'] {
  const { format, encoding, header, columns, refusal } = preview;
  return {
    format,
    header,
    columns,
    rows: preview.rows.map(({ rowNo, cells, findings }) => ({
      rowNo,
      cells: [...cells],
      faults: [...findings]
        .sort((a, b) => Number(rejects(b)) - Number(rejects(a)))
        .map((finding) => presentFault(finding, contract)),
    })),
    ...(encoding === undefined ? {} : { encoding }),
    ...(refusal === undefined ? {} : { refusal: presentRefusal(refusal) }),
  };
}
