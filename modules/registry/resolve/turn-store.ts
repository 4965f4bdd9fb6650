import type { Tx } from '../../kernel/transaction.ts';
import { linkTurnTable } from '../people/link-table.ts';

const ID = 'registry';

/** Takes the turn to link, or holds on to it; false while somebody else has it. One batch is linked at a time. */
export async function takeTurn(
  tx: Tx,
  turn: { holder: string; now: number; until: number },
): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(linkTurnTable)
    .set({ holder: turn.holder, until: turn.until })
    .where('id = :id AND (holder = :holder OR until_instant <= :now)', { id: ID, ...turn })
    .execute();
  return affected === 1;
}

export async function leaveTurn(tx: Tx, holder: string): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(linkTurnTable)
    .set({ holder: '', until: 0 })
    .where('id = :id AND holder = :holder', { id: ID, holder })
    .execute();
}

/** The number of the last publication or decision. */
export async function lastSeq(tx: Tx): Promise<number> {
  const row = await tx.getRepository(linkTurnTable).findOneBy({ id: ID });
  return row?.seq ?? 0;
}

/** The next number, if nothing was published or decided since `seen`; `undefined` otherwise. */
export async function advanceSeq(tx: Tx, seen: number): Promise<number | undefined> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(linkTurnTable)
    .set({ seq: seen + 1 })
    .where('id = :id AND seq_no = :seen', { id: ID, seen })
    .execute();
  return affected === 1 ? seen + 1 : undefined;
}

/** The next number; decisions and publications wait for each other from here to the end of the transaction. */
export async function nextSeq(tx: Tx): Promise<number> {
  await tx.query('UPDATE registry_link_turn SET seq_no = seq_no + 1 WHERE id = ?', [ID]);
  return lastSeq(tx);
}
