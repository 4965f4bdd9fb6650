import type { Tx } from '../../kernel/transaction.ts';
import { householdsOfPersons } from '../people/household-view.ts';
import type { CaseView } from './case-view.ts';
import { nameOf, villageOf, type PresentNeeds } from './present-record.ts';
import { publicBefore, recordsOfNodes, sizesOf, type ReviewRecord } from './side-view.ts';

/** One side of a case: the record that speaks for its node, and whose it is now. */
export interface Side {
  node: string;
  record: ReviewRecord | undefined;
  personId: string | undefined;
  name: string;
  villageCode: string | undefined;
  records: number;
}

export interface Sides {
  left: Side;
  right: Side;
}

/** The sides of one case. */
export async function sidesOf(tx: Tx, needs: PresentNeeds, found: CaseView): Promise<Sides> {
  const sides = (await sidesOfCases(tx, needs, [found])).get(found.id);
  if (!sides) throw new Error('a case has no sides');
  return sides;
}

/** The sides of cases, with few questions to the database. */
export async function sidesOfCases(
  tx: Tx,
  needs: PresentNeeds,
  cases: readonly Pick<CaseView, 'id' | 'left' | 'right'>[],
): Promise<Map<string, Sides>> {
  const records = await recordsOfNodes(tx, [...new Set(cases.flatMap(({ left, right }) => [left, right]))]);
  const persons = [...records.values()].flatMap(({ personId }) => personId ?? []);
  const unique = [...new Set(persons)];
  const sizes = await sizesOf(tx, unique);
  const households = await householdsOfPersons(tx, unique);
  const side = (node: string): Side => {
    const record = records.get(node);
    const person = record?.personId ?? '';
    return {
      node,
      record,
      personId: person === '' ? undefined : person,
      name: record ? nameOf(record, needs.contracts) : '',
      villageCode: households.get(person)?.villageCode ?? (record && villageOf(record, needs.contracts)),
      records: sizes.get(person)?.records ?? 1,
    };
  };
  return new Map(cases.map(({ id, left, right }) => [id, { left: side(left), right: side(right) }]));
}

/**
 * Whether joining both sides needs a second person: both persons were public before the batch that raised the
 * question, so others may have built on each of them.
 */
export async function needsSecondPerson(
  tx: Tx,
  found: Pick<CaseView, 'kind' | 'batchId'>,
  { left, right }: Sides,
): Promise<boolean> {
  if (found.kind === 'published-merge') return true;
  if (left.personId === undefined || right.personId === undefined || left.personId === right.personId)
    return false;
  const known = await publicBefore(tx, [left.personId, right.personId], found.batchId ?? '');
  return known.size === 2;
}
