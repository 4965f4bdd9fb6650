import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { nameOf, type PresentNeeds } from './present-record.ts';
import { recordsOf, type ReviewRecord } from './side-view.ts';

/** A person's public records, oldest first, and the nodes they belong to. */
export interface PersonRecords {
  personId: string;
  name: string;
  records: ReviewRecord[];
  nodes: string[];
}

/** The records of a person; 404 for persons without a public record. */
export async function personRecords(tx: Tx, needs: PresentNeeds, personId: string): Promise<PersonRecords> {
  const records = await recordsOf(tx, [personId]);
  const newest = records.filter(({ current }) => current).at(-1) ?? records.at(-1);
  if (!newest) throw absent('person');
  const nodes = [...new Set(records.map(({ id, nodeId }) => nodeId ?? id))];
  return { personId, name: nameOf(newest, needs.contracts), records, nodes };
}
