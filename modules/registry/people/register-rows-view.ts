import { chinaDate } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { selectIn } from '../bulk-store.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { RecordValue } from '../intake/read-cell.ts';
import type { RegisterRow } from './form-memberships.ts';

interface RawRow {
  recordId: string;
  personId: string;
  datasetId: string;
  contractVersion: number | string;
  content: string;
  eventDate: string | null;
  receivedAt: number | string;
  batchId: string;
  rowNo: number | string;
  withdrawn: number | string;
}

/** Every version of every register row about these persons, published or being loaded, in no promised order. */
export async function registerRowsOf(
  tx: Tx,
  contracts: Contracts,
  personIds: readonly string[],
): Promise<RegisterRow[]> {
  const rows = await selectIn<RawRow>(
    tx,
    `SELECT id AS recordId, person_id AS personId, dataset_id AS datasetId, contract_version AS contractVersion,
     content, event_date AS eventDate, received_at AS receivedAt, batch_id AS batchId, row_no AS rowNo,
     withdrawn AS withdrawn
     FROM registry_source_record WHERE`,
    'person_id',
    personIds,
  );
  return rows.flatMap((row) => {
    const contract = contracts.version(row.datasetId, Number(row.contractVersion));
    const made = contract?.formsHouseholds === true ? registerRow(contract, row) : undefined;
    return made ? [made] : [];
  });
}

function registerRow({ subject }: DataContract, row: RawRow): RegisterRow | undefined {
  const content = JSON.parse(row.content) as Readonly<Record<string, RecordValue>>;
  const cell = (name: string | undefined): RecordValue =>
    name === undefined ? null : (content[name] ?? null);
  const [householdNumber, relation] = [cell(subject.householdNumber), cell(subject.relation)];
  const village = cell(subject.village);
  if (typeof householdNumber !== 'string' || typeof relation !== 'string') return undefined;
  return {
    recordId: row.recordId,
    personId: row.personId,
    householdNumber,
    relation,
    villageCode: typeof village === 'string' ? village : null,
    validFrom: row.eventDate ?? chinaDate(Number(row.receivedAt)),
    deceased: cell(subject.deceased) === true,
    withdrawn: Number(row.withdrawn) === 1,
    batchId: row.batchId,
    batchOrder: Number(row.receivedAt),
    rowNo: Number(row.rowNo),
  };
}
