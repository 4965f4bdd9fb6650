import type { Tx } from '../../kernel/transaction.ts';
import type { Models } from '../models/models.ts';
import { computeDocument, documentText, sealDocument, type ScoreInput } from './score-document.ts';
import { findScore } from './score-store.ts';

/** A stored score computed again. `identical` is true when both texts agree byte for byte and the hash fits. */
export interface Replay {
  scoreId: string;
  identical: boolean;
  stored: string;
  replayed: string;
}

/**
 * Computes a stored score again from its sealed input, with the card that made it, retired or not; `undefined` for
 * an unknown score. Throws when the card that made it is no longer registered with the same hash.
 */
export async function replayScore(tx: Tx, models: Models, scoreId: string): Promise<Replay | undefined> {
  const row = await findScore(tx, scoreId);
  if (row === null) return undefined;
  const model = models.find(row.modelId);
  if (model?.sha256 !== row.modelSha256) {
    throw new Error(
      `score ${scoreId} was made by ${row.modelId} ${row.modelSha256}, which is not registered`,
    );
  }
  const again = sealDocument(computeDocument(JSON.parse(row.input) as ScoreInput, model));
  const stored = documentText(row);
  const replayed = documentText(again);
  return { scoreId, identical: stored === replayed && again.sha256 === row.documentSha256, stored, replayed };
}
