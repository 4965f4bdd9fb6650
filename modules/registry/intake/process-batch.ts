import { chinaDate } from '../../kernel/clock.ts';
import { isDuplicateKey } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { FileRefused, type Refusal } from '../file/refusal.ts';
import { recognise } from '../file/table.ts';
import { loadPortion, type Loaded, type LoadRow } from '../records/load-portion.ts';
import { NO_COUNTS, type Batch } from './batch.ts';
import { changeBatch, deleteFaults, insertFaults } from './batch-store.ts';
import { checkedRows, type Reading } from './checked-rows.ts';
import type { CheckedRow } from './check-row.ts';
import { linkBatch } from './link-batch.ts';
import { scanFile, type Scan, type Verdict } from './scan-file.ts';
import { tally } from './tally.ts';
import { keyedHash } from '../values/keyed-hash.ts';
import { LeaseLost, renew, Stopped, type Work } from './work.ts';

/** Rows per transaction: short enough that other work of the same database hardly waits. */
const PORTION = 500;
const RENEW_MILLISECONDS = 5_000;
const MAX_RIVALRIES = 5;

/**
 * Takes a batch from where it stands to its end: read and check all of it, load it in portions, publish it by one
 * change of state. Every step may be interrupted at any moment and is repeated or continued from what is durable.
 */
export async function processBatch(work: Work): Promise<void> {
  if (work.batch.state === 'linking') return linkBatch(work);
  await begin(work);
  try {
    const reading = await readingOf(work);
    const scan = await scanned(work, reading);
    if (scan.refusal?.code === 'E_TOLERANCE') await loadRows(work, reading, scan, 'mark');
    if (scan.refusal) {
      await refuse(work, scan.refusal);
      return;
    }
    await change(work, { state: 'checked' });
    await loadRows(work, reading, scan, 'load');
    await change(work, { state: 'linking' });
    await linkBatch(work);
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    await refuse(work, error.refusal);
  }
}

/** A crash while marking or before checking leaves marks of an unfinished reading: they go. */
async function begin(work: Work): Promise<void> {
  if (work.batch.state === 'checked') return;
  await work.inTransaction((tx) => deleteFaults(tx, work.batch.id));
  await change(work, {
    state: 'parsing',
    loadedRow: 0,
    linkedTo: null,
    cappedKeys: 0,
    findings: [],
    ...NO_COUNTS,
  });
}

async function readingOf(work: Work): Promise<Reading> {
  const { batch, needs, contract } = work;
  const source = needs.blobs.source(batch.blob, batch.sizeBytes);
  const format = await recognise(source);
  await change(work, { format: format.format, encoding: format.encoding ?? null });
  return { source, format, contract, findVillage: needs.findVillage, today: chinaDate(batch.receivedAt) };
}

async function scanned(work: Work, reading: Reading): Promise<Scan> {
  const { vault, clock } = work.needs;
  let renewed = clock.now();
  return scanFile(reading, {
    declaredRows: work.batch.declaredRows,
    hash: (payload) => keyedHash(vault, 'payload', payload),
    pause: async () => {
      if (work.isStopped()) throw new Stopped();
      if (clock.now() - renewed < RENEW_MILLISECONDS) return;
      renewed = clock.now();
      await work.inTransaction((tx) => renew(tx, work));
    },
  });
}

/** `mark` only notes the findings of a file that will be refused; `load` stores the rows as well. */
async function loadRows(work: Work, reading: Reading, scan: Scan, mode: 'mark' | 'load'): Promise<void> {
  const done = work.batch.loadedRow;
  let waiting: CheckedRow[] = [];
  for await (const portion of checkedRows(reading)) {
    waiting.push(...portion.filter((row) => row.rowNo > done));
    while (waiting.length >= PORTION) {
      await loadOne(work, waiting.slice(0, PORTION), { scan, mode });
      waiting = waiting.slice(PORTION);
    }
  }
  if (waiting.length > 0) await loadOne(work, waiting, { scan, mode });
}

async function loadOne(
  work: Work,
  rows: readonly CheckedRow[],
  how: { scan: Scan; mode: 'mark' | 'load' },
): Promise<void> {
  if (work.isStopped()) throw new Stopped();
  const judged = rows.map((row) => ({ row, verdict: how.scan.verdict(row) }));
  const { batch, contract, needs } = work;
  const after = await againstRivals(work, async (tx) => {
    await renew(tx, work);
    const portion = {
      batch,
      contract,
      vault: needs.vault,
      now: needs.clock.now(),
    };
    const loaded: Loaded =
      how.mode === 'mark' ? NOTHING_LOADED : await loadPortion(tx, portion, toLoad(judged));
    const { counts, findings, faults } = tally(batch, judged, loaded);
    await insertFaults(tx, faults);
    const change_ = { ...counts, findings, loadedRow: rows.at(-1)?.rowNo ?? batch.loadedRow };
    if (!(await changeBatch(tx, batch, change_))) throw new LeaseLost();
    return change_;
  });
  Object.assign(batch, after);
}

/** Another dataset may found the same person at this moment on another machine: then the second look finds it. */
async function againstRivals<Result>(work: Work, load: (tx: Tx) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work.inTransaction(load);
    } catch (error) {
      if (attempt === MAX_RIVALRIES || !isDuplicateKey(error)) throw error;
    }
  }
}

const NOTHING_LOADED: Loaded = { fresh: 0, changed: 0, unchanged: 0 };

function toLoad(judged: readonly { verdict: Verdict }[]): LoadRow[] {
  return judged.flatMap(({ verdict }) =>
    verdict.kind === 'load' ? [{ row: verdict.row, payloadHash: verdict.payloadHash }] : [],
  );
}

async function refuse(work: Work, refusal: Refusal): Promise<void> {
  await change(work, { state: 'refused', refusal, finishedAt: work.needs.clock.now() });
}

async function change(work: Work, to: Partial<Batch>): Promise<void> {
  await work.inTransaction(async (tx) => {
    await renew(tx, work);
    if (!(await changeBatch(tx, work.batch, to))) throw new LeaseLost();
  });
  Object.assign(work.batch, to);
}
