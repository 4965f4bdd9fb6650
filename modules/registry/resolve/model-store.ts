import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { linkModelTable } from '../people/link-table.ts';
import type { Linkage } from './linkage.ts';

/** Keeps the model that links are made with, once. */
export async function keepModel(tx: Tx, linkage: Linkage, now: number): Promise<void> {
  const models = tx.getRepository(linkModelTable);
  const { modelId, modelJson, approvedBy } = linkage;
  if (await models.existsBy({ id: modelId })) return;
  const row = { id: modelId, sha256: modelId, json: modelJson, approvedBy, approvedAt: now };
  await insertedOnce(() => models.insert(row));
}
