import type { Page } from '../../kernel/page.ts';
import { pageOf, readCursor } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { inquiryTable, type InquiryRow } from './inquiry-table.ts';

export function insertInquiry(tx: Tx, row: InquiryRow): Promise<unknown> {
  return tx.getRepository(inquiryTable).insert(row);
}

const FIND = `SELECT id, bank_id AS bankId, consent_id AS consentId, person_id AS personId, household_id AS householdId,
  score_id AS scoreId, purpose, kind, inquired_at AS inquiredAt, answer, answer_sha256 AS answerSha256
  FROM gateway_inquiry WHERE id = ?`;

/** One inquiry, whoever made it. Fixed SQL: this is the hot path of every reading. */
export async function findInquiry(tx: Tx, id: string): Promise<InquiryRow | undefined> {
  const [row] = await tx.query<(Omit<InquiryRow, 'inquiredAt'> & { inquiredAt: number | string })[]>(FIND, [
    id,
  ]);
  return row && { ...row, inquiredAt: Number(row.inquiredAt) };
}

/** One bank's inquiries, newest first. */
export async function listInquiries(
  tx: Tx,
  bankId: string,
  ask: { cursor?: string; limit: number },
): Promise<Page<InquiryRow>> {
  const query = tx
    .getRepository(inquiryTable)
    .createQueryBuilder('i')
    .where('i.bankId = :bankId', { bankId });
  if (ask.cursor !== undefined)
    query.andWhere('i.id < :before', { before: String(readCursor(ask.cursor, 1)[0]) });
  const rows = await query
    .orderBy('i.id', 'DESC')
    .take(ask.limit + 1)
    .getMany();
  return pageOf(rows, ask.limit, (row) => [row.id]);
}
