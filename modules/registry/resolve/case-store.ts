import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import { linkCaseTable, type LinkCaseRow } from '../people/link-table.ts';
import { portions } from './node-store.ts';
import type { Suspicion } from './suspicions.ts';

/** Opens a case for every pair that never had one. */
export async function openCases(
  tx: Tx,
  suspicions: readonly Suspicion[],
  of: { now: number; dueAt: number; batchId: string | null },
): Promise<void> {
  const known = await knownPairs(
    tx,
    suspicions.map(({ left }) => left),
  );
  await insertCases(
    tx,
    suspicions
      .filter(({ left, right }) => !known.has(`${left}|${right}`))
      .map((suspicion) => ({
        id: newId('lcs'),
        ...suspicion,
        state: 'open',
        openedAt: of.now,
        dueAt: of.dueAt,
        batchId: of.batchId,
        decisionId: null,
        closedAt: null,
      })),
  );
}

async function knownPairs(tx: Tx, lefts: readonly string[]): Promise<Set<string>> {
  const known = new Set<string>();
  for (const keys of portions([...new Set(lefts)], 512))
    for (const row of await selectIn<{ leftNode: string; rightNode: string }>(
      tx,
      'SELECT left_node AS leftNode, right_node AS rightNode FROM registry_link_case WHERE',
      'left_node',
      keys,
    ))
      known.add(`${row.leftNode}|${row.rightNode}`);
  return known;
}

function insertCases(tx: Tx, cases: readonly LinkCaseRow[]): Promise<void> {
  return insertMany(
    tx,
    'registry_link_case',
    [
      'id',
      'kind',
      'left_node',
      'right_node',
      'weight_cb',
      'state',
      'gain',
      'opened_at',
      'due_at',
      'batch_id',
    ],
    cases.map((row) => [
      row.id,
      row.kind,
      row.left,
      row.right,
      row.weightCb,
      row.state,
      row.gain,
      row.openedAt,
      row.dueAt,
      row.batchId,
    ]),
  );
}

/** Cases of a batch that is not published: its linking finds them again. */
export async function deleteCases(tx: Tx, batchId: string): Promise<void> {
  await tx.getRepository(linkCaseTable).delete({ batchId });
}

/** Closes the case of a pair, if it has one that is not closed. */
export async function closeCase(
  tx: Tx,
  by: { left: string; right: string; decisionId: string; now: number },
): Promise<void> {
  await tx
    .createQueryBuilder()
    .update(linkCaseTable)
    .set({ state: 'decided', decisionId: by.decisionId, closedAt: by.now })
    .where('left_node = :left AND right_node = :right AND closed_at IS NULL', by)
    .execute();
}
