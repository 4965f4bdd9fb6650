import { chinaDate } from '../../kernel/clock.ts';
import { isDuplicateKey } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { FileRefused, type Refusal } from '../file/refusal.ts';
import { saveQuality } from '../quality/quality-store.ts';
import type { Portion } from '../records/load-portion.ts';
import { endMissing } from '../records/withdraw-records.ts';
import { NO_COUNTS, NO_PROGRESS, type Batch, type StageProgress } from './batch.ts';
import { changeBatch, deleteFaults, insertFaults } from './batch-store.ts';
import { changeWork } from './change-work.ts';
import { checkedRows, type Reading } from './checked-rows.ts';
import type { CheckedRow } from './check-row.ts';
import { examineFile, startReading, type Examined } from './examine-file.ts';
import { loadRowsOf, NOTHING_LOADED } from './load-rows.ts';
import { holdBatch } from './hold-batch.ts';
import { linkBatch } from './link-batch.ts';
import type { Scan } from './scan-file.ts';
import { endsMissing, scanRules, surroundings } from './surroundings.ts';
import { tally } from './tally.ts';
import { takeBack } from './take-back.ts';
import { Overtaken, renew, Stopped, type Work } from './work.ts';

/** Rows per transaction: short enough that other work of the same database hardly waits. */
const PORTION = 500;
const MAX_RIVALRIES = 5;

/**
 * Takes a batch from where it stands to its end: read and check all of it, judge it, load it in portions, publish it by
 * one change of state. Every step may be interrupted at any moment and is repeated or continued from what is durable.
 */
export async function processBatch(work: Work): Promise<void> {
  if (work.batch.state === 'cancelling') {
    await takeBack(work);
    return;
  }
  if (work.batch.state === 'linking') {
    await linkBatch(work);
    return;
  }
  // Checked before an interruption: what was decided then stands.
  const decided = work.batch.state === 'checked' || work.batch.decision === 'released';
  await begin(work);
  try {
    const reading = await readingOf(work);
    const examined = await examined_(work, reading);
    const stop = await gate(work, reading, { examined, decided });
    if (stop) return;
    await changeWork(work, { state: 'checked' });
    await loadRows(work, reading, { scan: examined.scan, mode: 'load' });
    await endRows(work, examined);
    await changeWork(work, { state: 'linking', ...NO_PROGRESS });
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
  await changeWork(work, {
    state: 'parsing',
    loadedRow: 0,
    linkedTo: null,
    cappedKeys: 0,
    findings: [],
    refusal: null,
    ...NO_COUNTS,
  });
}

async function readingOf(work: Work): Promise<Reading> {
  const { batch, needs, contract } = work;
  await changeWork(work, stage(work, 'reading', null));
  const reading = await startReading(needs.blobs.source(batch.blob, batch.sizeBytes), {
    contract,
    findVillage: needs.findVillage,
    today: chinaDate(batch.receivedAt),
    kind: batch.kind,
  });
  const { format, encoding } = reading.format;
  await changeWork(work, { format, encoding: encoding ?? null });
  return reading;
}

function stage(work: Work, name: StageProgress['stage'], total: number | null): StageProgress {
  return { stage: name, stageRows: 0, stageTotal: total, stageSince: work.needs.clock.now() };
}

async function examined_(work: Work, reading: Reading): Promise<Examined> {
  const examined = await examineFile(reading, scanRules(work), await surroundings(work));
  const { scoreBp, gate: judged } = examined.quality;
  const row = {
    batchId: work.batch.id,
    scoreBp,
    gate: judged,
    measuredAt: work.needs.clock.now(),
    result: examined.quality,
  };
  await work.inTransaction(async (tx) => {
    await renew(tx, work);
    await saveQuality(tx, row);
  });
  return examined;
}

/** Refusals whose reason stands in the rows. */
const MARKED_REFUSALS: readonly string[] = ['E_TOLERANCE', 'E_QUALITY'];

/** Refuses or holds a file; true when it goes no further now. What was found in its rows is marked all the same. */
async function gate(
  work: Work,
  reading: Reading,
  { examined, decided }: { examined: Examined; decided: boolean },
): Promise<boolean> {
  const { scan, refusal, quality } = examined;
  const held = quality.gate === 'hold' && !decided;
  if (refusal ? MARKED_REFUSALS.includes(refusal.code) : held)
    await loadRows(work, reading, { scan, mode: 'mark' });
  if (refusal) await refuse(work, refusal);
  else if (held) await holdBatch(work);
  return refusal !== undefined || held;
}

interface How {
  scan: Scan;
  /** `mark` only notes the findings of a file that goes no further; `load` stores the rows as well. */
  mode: 'mark' | 'load';
}

async function loadRows(work: Work, reading: Reading, how: How): Promise<void> {
  const done = work.batch.loadedRow;
  await changeWork(work, stage(work, how.mode === 'mark' ? 'marking' : 'loading', how.scan.rows));
  let waiting: CheckedRow[] = [];
  for await (const portion of checkedRows(reading)) {
    waiting.push(...portion.filter((row) => row.rowNo > done));
    while (waiting.length >= PORTION) {
      await loadOne(work, waiting.slice(0, PORTION), how);
      waiting = waiting.slice(PORTION);
    }
  }
  if (waiting.length > 0) await loadOne(work, waiting, how);
}

async function loadOne(work: Work, rows: readonly CheckedRow[], how: How): Promise<void> {
  if (work.isStopped()) throw new Stopped();
  const judged = rows.map((row) => ({ row, verdict: how.scan.verdict(row) }));
  const { batch } = work;
  const after = await againstRivals(work, async (tx) => {
    await renew(tx, work);
    const loaded = how.mode === 'mark' ? NOTHING_LOADED : await loadRowsOf(tx, portionOf(work), judged);
    const { counts, findings, faults } = tally(batch, judged, loaded);
    await insertFaults(tx, faults);
    const change = {
      ...counts,
      findings,
      loadedRow: rows.at(-1)?.rowNo ?? batch.loadedRow,
      stageRows: batch.stageRows + rows.length,
    };
    if (!(await changeBatch(tx, batch, change))) throw new Overtaken();
    return change;
  });
  Object.assign(batch, after);
}

function portionOf({ batch, contract, needs }: Work): Portion {
  return {
    batch,
    contract,
    vault: needs.vault,
    now: needs.clock.now(),
  };
}

/** Ends the records in force that a full delivery no longer has. What was ended before an interruption stays ended. */
async function endRows(work: Work, { scan }: Examined): Promise<void> {
  if (!endsMissing(work) || scan.rejected > 0) return;
  await changeWork(work, stage(work, 'ending', null));
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after;
    const { batch } = work;
    const { next, change } = await work.inTransaction(async (tx) => {
      await renew(tx, work);
      const page = { after: from, limit: PORTION, stays: (key: string) => scan.hasKey(key) };
      const ending = await endMissing(tx, portionOf(work), page);
      const update = { ended: batch.ended + ending.ended, stageRows: batch.stageRows + PORTION };
      if (!(await changeBatch(tx, batch, update))) throw new Overtaken();
      return { next: ending.after, change: update };
    });
    Object.assign(batch, change);
    after = next;
  }
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

async function refuse(work: Work, refusal: Refusal): Promise<void> {
  const ended: Partial<Batch> = { state: 'refused', refusal, finishedAt: work.needs.clock.now() };
  await changeWork(work, { ...ended, ...NO_PROGRESS });
}
