import { insertedOnce } from '../../kernel/duplicate-key.ts';
import { newId } from '../../kernel/id.ts';
import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import {
  reviewClaimTable,
  reviewNoteTable,
  reviewProposalTable,
  type ClaimRow,
  type NoteRow,
  type ProposalRow,
  type ProposalState,
} from './review-table.ts';

/** Takes or prolongs a hold; false when another clerk holds the case until later than `now`. */
export async function takeClaim(tx: Tx, claim: ClaimRow, now: number): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(reviewClaimTable)
    .set({ actorId: claim.actorId, claimedAt: claim.claimedAt, until: claim.until })
    .where('case_id = :caseId AND (actor_id = :actorId OR until_instant <= :now)', { ...claim, now })
    .execute();
  if (affected === 1) return true;
  if (await tx.getRepository(reviewClaimTable).existsBy({ caseId: claim.caseId })) return false;
  return insertedOnce(() => tx.getRepository(reviewClaimTable).insert(claim));
}

/** Ends a hold of this clerk; false when there was none. */
export async function endClaim(tx: Tx, caseId: string, actorId: string, now: number): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(reviewClaimTable)
    .set({ until: now })
    .where('case_id = :caseId AND actor_id = :actorId AND until_instant > :now', { caseId, actorId, now })
    .execute();
  return affected === 1;
}

export async function addNote(tx: Tx, note: Omit<NoteRow, 'id'>): Promise<void> {
  await tx.getRepository(reviewNoteTable).insert({ ...note, id: newId('rvn') });
}

/** What happened to a subject, oldest first; at most 100. */
export function notesOf(tx: Tx, subjectId: string): Promise<NoteRow[]> {
  return tx.getRepository(reviewNoteTable).find({ where: { subjectId }, order: { id: 'ASC' }, take: 100 });
}

/** Opens a proposal; false when one about the same subject is open. */
export function insertProposal(tx: Tx, row: ProposalRow): Promise<boolean> {
  return insertedOnce(() => tx.getRepository(reviewProposalTable).insert(row));
}

export async function proposalById(tx: Tx, id: string): Promise<ProposalRow | undefined> {
  return (await tx.getRepository(reviewProposalTable).findOneBy({ id })) ?? undefined;
}

export async function openProposalOf(tx: Tx, subjectId: string): Promise<ProposalRow | undefined> {
  return (await tx.getRepository(reviewProposalTable).findOneBy({ openSubject: subjectId })) ?? undefined;
}

/** Ends an open proposal; false when somebody ended it before. */
export async function endProposal(
  tx: Tx,
  id: string,
  end: { state: ProposalState; answeredBy: string; answeredAt: number; answerReason: string | null },
): Promise<boolean> {
  const { affected } = await tx
    .createQueryBuilder()
    .update(reviewProposalTable)
    .set({ ...end, openSubject: null })
    .where("id = :id AND state = 'open'", { id })
    .execute();
  return affected === 1;
}

/** Proposals, newest first. */
export async function listProposals(
  tx: Tx,
  ask: { state?: ProposalState; cursor?: string; limit: number },
): Promise<Page<ProposalRow>> {
  const query = tx
    .getRepository(reviewProposalTable)
    .createQueryBuilder('p')
    .orderBy('p.id', 'DESC')
    .limit(ask.limit + 1);
  if (ask.state !== undefined) query.andWhere('p.state = :state', { state: ask.state });
  if (ask.cursor !== undefined) query.andWhere('p.id < :before', { before: readCursor(ask.cursor, 1)[0] });
  return pageOf(await query.getMany(), ask.limit, (row) => [row.id]);
}
