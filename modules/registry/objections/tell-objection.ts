import type { Tx } from '../../kernel/transaction.ts';
import type { ObjectionNeeds } from './objection-needs.ts';
import type { ObjectionRow } from './objection-table.ts';

type Told = Pick<ObjectionRow, 'id' | 'householdId'>;

/** A value froze: the household's score rests on something that is in doubt. */
export async function tellOpened(tx: Tx, { publish }: ObjectionNeeds, row: Told): Promise<void> {
  await publish(tx, 'registry.objection-opened', { objectionId: row.id });
  await markHousehold(tx, publish, row);
}

/** A value thawed, corrected or not. */
export async function tellDecided(
  tx: Tx,
  { publish }: ObjectionNeeds,
  row: Told & { state: string },
): Promise<void> {
  await publish(tx, 'registry.objection-decided', { objectionId: row.id, state: row.state });
  await markHousehold(tx, publish, row);
}

async function markHousehold(tx: Tx, publish: ObjectionNeeds['publish'], row: Told): Promise<void> {
  if (row.householdId === null) return;
  await publish(tx, 'registry.households-changed', { householdIds: [row.householdId] });
}
