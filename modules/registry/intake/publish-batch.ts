import { formHouseholds } from '../people/form-households.ts';
import { householdsOfPersons, householdsTouchedBy } from '../people/household-view.ts';
import { noteHouseholdChanges } from '../people/note-household-changes.ts';
import { writePersons } from '../resolve/node-store.ts';
import { tellPersons } from '../resolve/tell-persons.ts';
import { advanceSeq } from '../resolve/turn-store.ts';
import { NO_PROGRESS } from './batch.ts';
import { changeBatch } from './batch-store.ts';
import type { Outcome } from './link-batch.ts';
import { Overtaken, type Work } from './work.ts';

const HOUSEHOLDS_PER_EVENT = 500;

/**
 * Makes a batch visible by one change of state, moves published records to their new persons, and tells whose records
 * changed. False when something was decided since the batch was resolved: then nothing happened.
 */
export async function publishBatch(work: Work, outcome: Outcome): Promise<boolean> {
  const { batch, contract, needs } = work;
  const touched = await work.inTransaction((tx) => householdsTouchedBy(tx, batch.id));
  const done = await work.inTransaction(async (tx) => {
    const seq = await advanceSeq(tx, outcome.seen);
    if (seq === undefined) return false;
    const now = needs.clock.now();
    const change = {
      state: 'published',
      publishedAt: now,
      finishedAt: now,
      linkOrder: seq,
      ...NO_PROGRESS,
    } as const;
    if (!(await changeBatch(tx, batch, change))) throw new Overtaken();
    await writePersons(tx, outcome.moves);
    await formHouseholds(tx, { contracts: needs.contracts, now }, outcome.persons);
    await tellPersons(tx, needs.publish, outcome);
    if (contract.formsHouseholds) await noteHouseholdChanges(tx, needs.publish, batch.id);
    await needs.publish(tx, 'registry.batch-published', {
      batchId: batch.id,
      datasetId: contract.dataset,
      agencyId: contract.agency.slug,
    });
    const moved = await householdsOfPersons(tx, outcome.persons);
    const others = [...moved.values()].map(({ householdId }) => householdId);
    const households = [...new Set([...touched, ...others])].sort();
    for (let at = 0; at < households.length; at += HOUSEHOLDS_PER_EVENT)
      await needs.publish(tx, 'registry.households-changed', {
        householdIds: households.slice(at, at + HOUSEHOLDS_PER_EVENT),
      });
    return true;
  });
  if (done) batch.state = 'published';
  return done;
}
