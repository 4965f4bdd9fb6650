import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { askTable } from './ask-table.ts';

/** Which bank, which person (as written), which purpose. */
export interface AskKey {
  bankId: string;
  subjectKey: string;
  purpose: string;
}

/** Takes the bank's turn to ask; `false` while an earlier request or refusal blocks it. Of two at once, one wins. */
export async function takeTurn(tx: Tx, key: AskKey, now: number, blockedUntil: number): Promise<boolean> {
  const { bankId, subjectKey, purpose } = key;
  const renewed = await tx
    .createQueryBuilder()
    .update(askTable)
    .set({ blockedUntil })
    .where('bank_id = :bankId AND subject_key = :subjectKey AND purpose = :purpose AND blocked_until <= :now')
    .setParameters({ bankId, subjectKey, purpose, now })
    .execute();
  if (renewed.affected === 1) return true;
  const row = { id: newId('ask'), bankId, subjectKey, purpose, blockedUntil };
  return insertedOnce(() => tx.getRepository(askTable).insert(row));
}

/** Sets until when the bank may not ask again. */
export async function blockUntil(tx: Tx, key: AskKey, blockedUntil: number): Promise<void> {
  const { bankId, subjectKey, purpose } = key;
  await tx.getRepository(askTable).update({ bankId, subjectKey, purpose }, { blockedUntil });
}

/** Until when the bank may not ask again. */
export async function blockedUntil(tx: Tx, key: AskKey): Promise<number | undefined> {
  const { bankId, subjectKey, purpose } = key;
  const row = await tx.getRepository(askTable).findOneBy({ bankId, subjectKey, purpose });
  return row?.blockedUntil;
}
