import type { Publish } from '../../kernel/event.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { householdChanges, type Standing } from './household-changes.ts';
import { insertHouseholdEvent, standingOf, stepsIn } from './household-history-view.ts';

/** Keeps the splits, merges and renumberings that a batch brings, and tells of them; in the publishing transaction. */
export async function noteHouseholdChanges(tx: Tx, publish: Publish, batchId: string): Promise<void> {
  const steps = await stepsIn(tx, batchId);
  const standings = new Map<string, Standing>();
  for (const id of new Set(steps.flatMap(({ from, to }) => [from, to])))
    standings.set(id, await standingOf(tx, id, batchId));
  const changes = householdChanges(steps, (id) => standings.get(id) ?? { before: 0, staying: 0 });
  for (const { kind, from, to, onDate, persons } of changes) {
    await insertHouseholdEvent(tx, {
      batchId,
      kind,
      fromHousehold: from,
      toHousehold: to,
      onDate,
      persons,
    });
    const name = kind === 'split' ? 'registry.household-split' : 'registry.household-merged';
    await publish(tx, name, { fromHouseholdId: from, toHouseholdId: to, onDate });
  }
}
