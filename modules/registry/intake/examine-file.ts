import type { DeliveryKind } from '../contract/quality-contract.ts';
import type { FileSource } from '../file/source.ts';
import { openFile, type OpenedFile } from '../file/table.ts';
import { assess, type Baseline, type Quality } from '../quality/assess.ts';
import type { Refusal } from '../file/refusal.ts';
import type { Reading } from './checked-rows.ts';
import { scanFile, type Scan, type ScanRules } from './scan-file.ts';

/** What a file is held against, beside its contract. */
export interface Surroundings {
  baseline: Baseline | undefined;
  /** How many rows in force there are, and how many of them would end; asked once the file was read. */
  ending: (scan: Scan) => Promise<{ inForce: number; rows: number }>;
}

/** A file as a whole, measured and judged. */
export interface Examined {
  scan: Scan;
  quality: Quality;
  /** Set when it is not taken, by its contract or by its quality. */
  refusal?: Refusal;
}

/** The kind of a delivery: what it says, else what is usual for the dataset. */
export function kindOf(
  contract: { deliveries: { usual: DeliveryKind } },
  said: DeliveryKind | undefined,
): DeliveryKind {
  return said ?? contract.deliveries.usual;
}

/** Finds out what a file is and makes it ready to be read. Throws `FileRefused`. */
export async function startReading(
  outer: FileSource,
  rules: Omit<Reading, 'source' | 'format'>,
): Promise<Reading & OpenedFile> {
  return { ...(await openFile(outer)), ...rules };
}

/**
 * Stages 0 to 3 of a file: read all of it, check it against its contract, measure it, hold it against the delivery
 * before, judge it. The server and the command line both come here. Has no effect. Throws `FileRefused`.
 */
export async function examineFile(
  reading: Reading,
  rules: ScanRules,
  surroundings: Surroundings,
): Promise<Examined> {
  const { contract, kind = 'full' } = reading;
  const scan = await scanFile(reading, rules);
  const { profile, repeated } = scan;
  const ends = kind === 'full' && contract.deliveries.fullEndsMissing;
  // A row that could not be read is not missing: then nothing is ended, and that is said.
  const may = ends && scan.rejected === 0;
  const ending = may ? await surroundings.ending(scan) : { inForce: 0, rows: 0 };
  const { baseline } = surroundings;
  const found = assess({ contract, kind, profile, repeated, baseline, ending });
  const quality: Quality =
    ends && !may
      ? { ...found, warnings: [...found.warnings, { code: 'W_NOTHING_ENDED', rows: scan.rejected }] }
      : found;
  const refusal = scan.refusal ?? qualityRefusal(quality, contract.quality.refuseBp);
  return { scan, quality, ...(refusal ? { refusal } : {}) };
}

function qualityRefusal({ gate, scoreBp }: Quality, expected: number): Refusal | undefined {
  return gate === 'refuse' ? { code: 'E_QUALITY', found: scoreBp, expected } : undefined;
}
