import { DAY } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { formHouseholds } from '../people/form-households.ts';
import { databaseWorld, registersOf } from '../resolve/database-world.ts';
import { deleteCases, openCases } from '../resolve/case-store.ts';
import { changesOf, type PersonChanges } from '../resolve/person-changes.ts';
import {
  nodesOfBatch,
  nodesSupersededIn,
  portions,
  silentNodes,
  writePersons,
} from '../resolve/node-store.ts';
import { resolveArrival, type Resolution } from '../resolve/resolve-component.ts';
import { lastSeq, leaveTurn, takeTurn } from '../resolve/turn-store.ts';
import { keepModel } from '../resolve/model-store.ts';
import { personsOfBatch } from './batch-persons-view.ts';
import { noteLinking } from './note-linking.ts';
import { publishBatch } from './publish-batch.ts';
import { scoreNodes } from './score-nodes.ts';
import { LEASE_MILLISECONDS, renew, Stopped, type Work } from './work.ts';

const WAIT_MILLISECONDS = 200;
const PERSONS_PER_TRANSACTION = 400;
const MOVES_PER_TRANSACTION = 2_000;

/** What a batch makes of the registry; computed again when something was decided meanwhile. */
export interface Outcome extends PersonChanges {
  /** The number of the last publication or decision that it has seen. */
  seen: number;
  /** Nodes of published records that stand for somebody else with the publication. */
  moves: ReadonlyMap<string, string | null>;
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
    const leaving = [...(await silentNodes(tx, sight, superseded))];
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
  await step(work, async (tx) => {
    await deleteCases(tx, batch.id);
    const now = needs.clock.now();
    const dueAt = now + needs.linkage.settings.caseDays * DAY;
    await openCases(tx, resolution.suspicions, { now, dueAt, batchId: batch.id });
    Object.assign(batch, await noteLinking(tx, batch, resolution.suspicions, fresh));
  });
  if (contract.formsHouseholds) await formMemberships(work);
  return outcomeOf(resolution, fresh, seen);
}

function outcomeOf({ moves, stood }: Resolution, fresh: ReadonlySet<string>, seen: number): Outcome {
  const others = new Map([...moves].filter(([id]) => !fresh.has(id)));
  return { seen, moves: others, ...changesOf(others, stood) };
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
