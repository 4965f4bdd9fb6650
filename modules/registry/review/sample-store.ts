import { insertedOnce } from '../../kernel/duplicate-key.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { SampleBand } from './draw-sample.ts';
import type { SampleAnswer } from './measure.ts';
import {
  reviewAnswerTable,
  reviewSampleTable,
  type SampleAnswerRow,
  type SampleRow,
} from './sample-table.ts';

/** A public pair and whether both sides are one person now. */
export interface LinkedPair {
  left: string;
  right: string;
  weightCb: number;
}

/**
 * Public pairs behind `after` in the order of their nodes that no person decided: those joined into one person
 * (`joined`) from 600 cb on, or those kept apart between -200 and 600 cb.
 */
export async function pairsAfter(
  tx: Tx,
  ask: { joined: boolean; after: { left: string; right: string }; limit: number },
): Promise<LinkedPair[]> {
  const { joined, after, limit } = ask;
  const wanted = joined
    ? 'e.weight_cb >= 600 AND l.person_id = r.person_id'
    : 'e.weight_cb >= -200 AND e.weight_cb < 600 AND l.person_id <> r.person_id';
  const rows = await tx.query<{ left_node: string; right_node: string; weight_cb: number | string }[]>(
    `SELECT e.left_node AS left_node, e.right_node AS right_node, e.weight_cb AS weight_cb
     FROM registry_link_edge e
     JOIN registry_source_record l ON l.id = e.left_node
     JOIN registry_source_record r ON r.id = e.right_node
     JOIN registry_batch lb ON lb.id = l.batch_id JOIN registry_batch rb ON rb.id = r.batch_id
     WHERE ${wanted} AND lb.published_at IS NOT NULL AND rb.published_at IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM registry_link_decision d
       WHERE d.left_node = e.left_node AND d.right_node = e.right_node)
     AND (e.left_node > ? OR (e.left_node = ? AND e.right_node > ?))
     ORDER BY e.left_node, e.right_node LIMIT ?`,
    [after.left, after.left, after.right, limit],
  );
  return rows.map((row) => ({
    left: row.left_node,
    right: row.right_node,
    weightCb: Number(row.weight_cb),
  }));
}

/** Adds a drawn pair; false when it was drawn before. */
export function insertSample(tx: Tx, row: SampleRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(reviewSampleTable).insert(row));
}

/** How many pairs of each band a month has, or all months together. */
export async function drawnCounts(tx: Tx, month?: string): Promise<Map<SampleBand, number>> {
  const rows = await tx.query<{ band: SampleBand; drawn: number | string }[]>(
    `SELECT band AS band, COUNT(*) AS drawn FROM registry_review_sample
     ${month === undefined ? '' : 'WHERE month = ?'} GROUP BY band`,
    month === undefined ? [] : [month],
  );
  return new Map(rows.map(({ band, drawn }) => [band, Number(drawn)]));
}

export async function sampleById(tx: Tx, id: string): Promise<SampleRow | undefined> {
  return (await tx.getRepository(reviewSampleTable).findOneBy({ id })) ?? undefined;
}

/** The pairs of a month that this clerk may still answer, in drawing order; at most 500. */
export async function openSamples(tx: Tx, month: string, actorId: string): Promise<SampleRow[]> {
  return tx
    .getRepository(reviewSampleTable)
    .createQueryBuilder('s')
    .where('s.month = :month', { month })
    .andWhere(
      `NOT EXISTS (SELECT 1 FROM registry_review_answer o WHERE o.sample_id = s.id AND o.actor_id = :actorId)`,
      { actorId },
    )
    .andWhere(`(SELECT COUNT(*) FROM registry_review_answer a WHERE a.sample_id = s.id) < s.wanted`)
    .orderBy('s.id')
    .limit(500)
    .getMany();
}

export function countAnswers(tx: Tx, sampleId: string): Promise<number> {
  return tx.getRepository(reviewAnswerTable).countBy({ sampleId });
}

/** Keeps an answer; false when its place is taken or this clerk has answered. */
export function insertAnswer(tx: Tx, row: SampleAnswerRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(reviewAnswerTable).insert(row));
}

/** All answers since an instant, with the band of what they are about. */
export async function answersSince(tx: Tx, since: number): Promise<(SampleAnswer & { actorId: string })[]> {
  return tx.query(
    `SELECT a.sample_id AS sampleId, s.band AS band, a.answer AS answer, a.actor_id AS actorId
     FROM registry_review_answer a JOIN registry_review_sample s ON s.id = a.sample_id
     WHERE a.at_instant >= ? ORDER BY a.sample_id, a.slot_no`,
    [since],
  );
}
