import type { RecordView } from '../records/records-view.ts';
import type { Contracts } from '../contract/load-contracts.ts';

/** How a record came to its person, for one plain sentence. */
export type LinkedBy =
  'id-number-and-name' | 'name-birth-village' | 'household-and-name' | 'household-number';

/** How a record was linked, from what the record and its contract carry. */
export function linkedBy(record: RecordView, contracts: Contracts): LinkedBy {
  if (record.personId === null) return 'household-number';
  if (record.idLookup !== null) return 'id-number-and-name';
  const subject = contracts.version(record.datasetId, record.contractVersion)?.subject;
  const hasBirth = subject?.birthDate !== undefined && (record.content[subject.birthDate] ?? null) !== null;
  return hasBirth || subject?.householdNumber === undefined ? 'name-birth-village' : 'household-and-name';
}
