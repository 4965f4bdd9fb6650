import type { Tx } from '../../kernel/transaction.ts';
import { advance } from '../../kernel/state.ts';
import { linkCaseTable } from '../people/link-table.ts';
import { CASE_TRANSITIONS, type CaseState } from './case-state.ts';

/**
 * Moves a case on; false when it is no longer where the caller saw it, because somebody else was faster.
 * 409 `illegal-transition` where the table does not allow the step.
 */
export async function moveCase(
  tx: Tx,
  caseId: string,
  step: { from: CaseState; to: CaseState },
): Promise<boolean> {
  const state = advance(CASE_TRANSITIONS, step.from, step.to);
  const { affected } = await tx
    .createQueryBuilder()
    .update(linkCaseTable)
    .set({ state })
    .where('id = :caseId AND state = :from', { caseId, from: step.from })
    .execute();
  return affected === 1;
}
