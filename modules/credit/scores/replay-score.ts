import type { Tx } from '../../kernel/transaction.ts';
import type { Models } from '../models/models.ts';
import { computeDocument, sealDocument, type ScoreDocument } from './score-document.ts';
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
  const { input } = JSON.parse(row.document) as ScoreDocument;
  const { text, sha256 } = sealDocument(computeDocument(input, model));
  const identical = text === row.document && sha256 === row.documentSha256;
  return { scoreId, identical, stored: row.document, replayed: text };
}
