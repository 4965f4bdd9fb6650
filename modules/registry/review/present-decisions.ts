import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { DecisionView } from './decision-view.ts';
import { nameOf } from './present-record.ts';
import type { ReviewNeeds } from './review-needs.ts';
import type { NoteRow, ProposalRow } from './review-table.ts';
import { recordsOfNodes } from './side-view.ts';

type Schemas = components['schemas'];

/** Decisions with the names of those who made them and of whom they are about. */
export async function presentDecisions(
  tx: Tx,
  needs: ReviewNeeds,
  rows: readonly DecisionView[],
): Promise<Schemas['LinkDecision'][]> {
  const records = await recordsOfNodes(tx, [...new Set(rows.flatMap(({ left, right }) => [left, right]))]);
  const staff = await staffNames(
    tx,
    needs,
    rows.flatMap(({ actor, secondActor }) => [actor, secondActor]),
  );
  const nameAt = (node: string): string => {
    const record = records.get(node);
    return record ? nameOf(record, needs.contracts) : '';
  };
  return rows.map((row) => {
    const { caseId } = (row.evidence ?? {}) as { caseId?: unknown };
    return {
      id: row.id,
      kind: row.kind,
      left: row.left,
      right: row.right,
      names: [nameAt(row.left), nameAt(row.right)],
      byName: staff(row.actor),
      ...(row.secondActor === null ? {} : { secondName: staff(row.secondActor) }),
      at: isoInstant(row.at),
      reason: row.reason,
      ...(typeof caseId === 'string' ? { caseId } : {}),
      ...(row.supersedes === null ? {} : { supersedes: row.supersedes }),
      superseded: row.superseded,
    };
  });
}

/** Proposals with the names of those who made and answered them. */
export async function presentProposals(
  tx: Tx,
  needs: ReviewNeeds,
  about: { rows: readonly ProposalRow[]; actor: string },
): Promise<Schemas['LinkProposal'][]> {
  const staff = await staffNames(
    tx,
    needs,
    about.rows.flatMap(({ actorId, answeredBy }) => [actorId, answeredBy]),
  );
  return about.rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    state: row.state,
    ...subjectOf(row),
    names: [...row.names],
    ...(row.verdict === null ? {} : { verdict: row.verdict as Schemas['LinkVerdict'] }),
    byMe: row.actorId === about.actor,
    byName: staff(row.actorId),
    at: isoInstant(row.at),
    reason: row.reason,
    ...(row.answeredBy === null ? {} : { answeredByName: staff(row.answeredBy) }),
    ...(row.answeredAt === null ? {} : { answeredAt: isoInstant(row.answeredAt) }),
    ...(row.answerReason === null ? {} : { answerReason: row.answerReason }),
  }));
}

/** What happened to a case, with the names of who did it. */
export async function presentNotes(
  tx: Tx,
  needs: ReviewNeeds,
  rows: readonly NoteRow[],
): Promise<Schemas['LinkNote'][]> {
  const staff = await staffNames(
    tx,
    needs,
    rows.map(({ actorId }) => actorId),
  );
  return rows.map((row) => ({
    at: isoInstant(row.at),
    byName: staff(row.actorId),
    kind: row.kind,
    ...(row.note === null ? {} : { note: row.note }),
  }));
}

function subjectOf(
  row: ProposalRow,
): Pick<Schemas['LinkProposal'], 'caseId' | 'personId' | 'decisionId' | 'recordIds'> {
  if (row.kind === 'case') return { caseId: row.subjectId };
  if (row.kind === 'supersede') return { decisionId: row.subjectId };
  return { personId: row.subjectId, recordIds: [...row.recordIds] };
}

async function staffNames(
  tx: Tx,
  needs: ReviewNeeds,
  ids: readonly (string | null)[],
): Promise<(id: string) => string> {
  const known = ids.filter((id) => id !== null);
  const names = await needs.identity.userNames(tx, [...new Set(known)]);
  return (id) => names.get(id) ?? id;
}
