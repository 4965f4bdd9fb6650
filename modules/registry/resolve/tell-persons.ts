import type { Publish } from '../../kernel/event.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { PersonChanges } from './person-changes.ts';

/** Tells which person ids were merged and which persons were split. */
export async function tellPersons(tx: Tx, publish: Publish, changes: PersonChanges): Promise<void> {
  for (const [personId, mergedPersonIds] of changes.merged)
    await publish(tx, 'registry.persons-merged', { personId, mergedPersonIds: [...mergedPersonIds] });
  for (const [personId, splitPersonIds] of changes.split)
    await publish(tx, 'registry.persons-split', { personId, splitPersonIds: [...splitPersonIds] });
}
