import { MINUTE, type Clock } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/id.ts';
import { conflict } from '../../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../../kernel/transaction.ts';
import { countsByVillage, householdIdsAfter } from '../../people/household-view.ts';
import { bookRun, clearStaleUntil, findOpenRun, insertRun } from '../work-store.ts';
import type { LeadRunRow } from '../work-table.ts';
import { evaluateHouseholds, PORTION } from './evaluate-households.ts';

const LONGEST = 5 * MINUTE;

/** Starts a run over all households; 409 `lead-run-under-way` while another one runs. */
export async function startLeadRun(
  tx: Tx,
  clock: Clock,
  ask: { startedBy: string; note: string | undefined },
): Promise<LeadRunRow> {
  const villages = await countsByVillage(tx);
  const row: LeadRunRow = {
    id: newId('lrun'),
    open: 'running',
    note: ask.note ?? null,
    startedBy: ask.startedBy,
    startedAt: clock.now(),
    finishedAt: null,
    cursor: '',
    total: villages.reduce((sum, { households }) => sum + households, 0),
    households: 0,
    opened: 0,
    changed: 0,
    resolved: 0,
  };
  const underWay = await findOpenRun(tx);
  if (underWay === null && (await insertRun(tx, row))) return row;
  throw conflict(
    'lead-run-under-way',
    'A run over all households is under way; wait until it has finished.',
    {
      ...(underWay === null ? {} : { runId: underWay.id }),
    },
  );
}

/** Carries the open run on, portion by portion, each in its own transaction; the next call resumes where this one ends. */
export async function advanceLeadRun(inTransaction: InTransaction, clock: Clock): Promise<void> {
  const end = clock.now() + LONGEST;
  let more: boolean;
  do more = await inTransaction((tx) => evaluatePortion(tx, clock));
  while (more && clock.now() < end);
}

async function evaluatePortion(tx: Tx, clock: Clock): Promise<boolean> {
  const run = await findOpenRun(tx);
  if (run === null) return false;
  const now = clock.now();
  const ids = await householdIdsAfter(tx, run.cursor, PORTION);
  const last = ids.at(-1);
  if (last === undefined) {
    await bookRun(tx, run, { open: null, finishedAt: now });
    return false;
  }
  const done = await evaluateHouseholds(tx, ids, now);
  await clearStaleUntil(tx, ids, now);
  const booked = await bookRun(tx, run, {
    cursor: last,
    households: run.households + ids.length,
    opened: run.opened + done.opened,
    changed: run.changed + done.changed,
    resolved: run.resolved + done.resolved,
  });
  if (!booked)
    throw conflict('lead-run-moved-on', 'Another process has carried this run on; this portion is undone.');
  return true;
}
