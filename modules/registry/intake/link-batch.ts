import { DAY } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { formHouseholds } from '../people/form-households.ts';
import type { LinkCaseRow } from '../people/link-table.ts';
import { databaseWorld, registersOf } from '../resolve/database-world.ts';
import { deleteCases, insertCases, knownCases } from '../resolve/link-store.ts';
import {
  nodesOfBatch,
  nodesSupersededIn,
  portions,
  silentNodes,
  writePersons,
} from '../resolve/node-store.ts';
import { resolveArrival, type Resolution } from '../resolve/resolve-component.ts';
import type { Suspicion } from '../resolve/suspicions.ts';
import { lastSeq, leaveTurn, takeTurn } from '../resolve/turn-store.ts';
import { keepModel } from '../resolve/model-store.ts';
import { personsOfBatch } from './batch-persons-view.ts';
import { publishBatch } from './publish-batch.ts';
import { scoreNodes } from './score-nodes.ts';
import { LEASE_MILLISECONDS, renew, Stopped, type Work } from './work.ts';

const WAIT_MILLISECONDS = 200;
const PERSONS_PER_TRANSACTION = 400;
const MOVES_PER_TRANSACTION = 2_000;

/** What a batch makes of the registry; computed again when something was decided meanwhile. */
export interface Outcome {
  /** The number of the last publication or decision that it has seen. */
  seen: number;
  /** Nodes of published records that stand for somebody else with the publication. */
  moves: ReadonlyMap<string, string | null>;
  /** Their persons, before and after. */
  persons: readonly string[];
}

/**
 * Links a loaded batch: keys and evidence of its nodes, then who they are, then memberships, then the publication. One
 * batch is linked at a time. Every step may be interrupted: evidence goes on behind the last node, the rest is done again.
 */
export async function linkBatch(work: Work): Promise<void> {
  await waitForTurn(work);
  try {
    await work.inTransaction((tx) => keepModel(tx, work.needs.linkage, work.needs.clock.now()));
    await scoreNodes(work);
    for (;;) {
      const outcome = await resolved(work);
      if (await publishBatch(work, outcome)) return;
    }
  } finally {
    await work.inTransaction((tx) => leaveTurn(tx, work.lease.holder));
  }
}

async function waitForTurn(work: Work): Promise<void> {
  const { holder } = work.lease;
  for (;;) {
    if (work.isStopped()) throw new Stopped();
    const now = work.needs.clock.now();
    const taken = await work.inTransaction(async (tx) => {
      await renew(tx, work);
      return takeTurn(tx, { holder, now, until: now + LEASE_MILLISECONDS });
    });
    if (taken) return;
    await new Promise((wake) => setTimeout(wake, WAIT_MILLISECONDS));
  }
}

async function resolved(work: Work): Promise<Outcome> {
  const { batch, contract, needs } = work;
  const sight = { batchId: batch.id, registers: registersOf(needs.contracts) };
  const { seen, fresh, resolution } = await work.inTransaction(async (tx) => {
    const nodes = await nodesOfBatch(tx, sight, batch.id);
    const superseded = await nodesSupersededIn(tx, batch.id);
    const leaving = [...(await silentNodes(tx, superseded))];
    const world = databaseWorld(tx, sight);
    return {
      seen: await lastSeq(tx),
      fresh: new Set(nodes.map(({ id }) => id)),
      resolution: await resolveArrival(world, { fresh: nodes, leaving }, needs.linkage.rules),
    };
  });
  const own = [...resolution.moves].filter(([id]) => fresh.has(id));
  for (const part of portions(own, MOVES_PER_TRANSACTION))
    await step(work, (tx) => writePersons(tx, new Map(part)));
  await step(work, (tx) => openCases(tx, work, resolution));
  if (contract.formsHouseholds) await formMemberships(work);
  return published(resolution, fresh, await personsBefore(work, resolution, fresh), seen);
}

function published(
  { moves }: Resolution,
  fresh: ReadonlySet<string>,
  before: readonly string[],
  seen: number,
): Outcome {
  const others = new Map([...moves].filter(([id]) => !fresh.has(id)));
  const after = [...others.values()].filter((id) => id !== null);
  return { seen, moves: others, persons: [...new Set([...before, ...after])] };
}

async function personsBefore(
  work: Work,
  { moves }: Resolution,
  fresh: ReadonlySet<string>,
): Promise<string[]> {
  const ids = [...moves.keys()].filter((id) => !fresh.has(id));
  if (ids.length === 0) return [];
  const sight = { registers: registersOf(work.needs.contracts) };
  const nodes = await work.inTransaction((tx) => databaseWorld(tx, sight).nodes(ids));
  return nodes.flatMap(({ personId }) => (personId === null ? [] : [personId]));
}

async function openCases(tx: Tx, { batch, needs }: Work, { suspicions }: Resolution): Promise<void> {
  await deleteCases(tx, batch.id);
  const known = await knownCases(
    tx,
    suspicions.map(({ left }) => left),
  );
  const now = needs.clock.now();
  await insertCases(
    tx,
    suspicions
      .filter(({ left, right }) => !known.has(`${left}|${right}`))
      .map((suspicion) =>
        caseOf(suspicion, { now, batchId: batch.id, days: needs.linkage.settings.caseDays }),
      ),
  );
}

/** A pair that waits for a person from now on. */
export function caseOf(
  suspicion: Suspicion,
  of: { now: number; batchId: string | null; days: number },
): LinkCaseRow {
  return {
    id: newId('lcs'),
    ...suspicion,
    state: 'open',
    openedAt: of.now,
    dueAt: of.now + of.days * DAY,
    batchId: of.batchId,
    decisionId: null,
    closedAt: null,
  };
}

async function formMemberships(work: Work): Promise<void> {
  const { batch, needs } = work;
  const persons = await work.inTransaction((tx) => personsOfBatch(tx, batch.id));
  for (const part of portions(persons, PERSONS_PER_TRANSACTION))
    await step(work, (tx) =>
      formHouseholds(tx, { contracts: needs.contracts, now: needs.clock.now() }, part),
    );
}

async function step(work: Work, act: (tx: Tx) => Promise<void>): Promise<void> {
  if (work.isStopped()) throw new Stopped();
  await work.inTransaction(async (tx) => {
    await renew(tx, work);
    await act(tx);
  });
}
