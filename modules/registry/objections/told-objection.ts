import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { TwoLanguages } from '../contract/data-contract.ts';
import { recordVersion, type RecordView } from '../records/records-view.ts';
import { writtenValue } from '../records/written-value.ts';
import { isOpen, type ObjectionState } from './objection.ts';
import { openWords, type ObjectionNeeds } from './objection-needs.ts';
import type { ObjectionRow } from './objection-table.ts';

/** An objection without what it says: no personal data. */
export interface ToldObjection {
  id: string;
  state: ObjectionState;
  agency: { slug: string; name: TwoLanguages };
  dataset: string;
  title: TwoLanguages;
  columnTitle: TwoLanguages;
  batchId: string;
  rowNo: number;
  filedAt: string;
  dueAt: string;
  overdue: boolean;
  promised: boolean;
  assisted: boolean;
  decidedAt?: string;
}

/** What it says: the value as it was seen, what would be right, and the agency's answer. */
export interface ToldWords {
  value: string;
  claim: string;
  note?: string;
  answer?: string;
}

export type TellNeeds = ObjectionNeeds & { villageName: (code: string) => string };

/** Tells an objection without its words. */
export async function toldLine(tx: Tx, needs: TellNeeds, row: ObjectionRow): Promise<ToldObjection> {
  const record = await recordVersion(tx, row.recordId);
  return lineOf(needs, row, { ...namesOf(needs, row, record), record });
}

/** Opens the words of an objection; whoever shows them to staff records the access. */
export async function toldWords(tx: Tx, needs: TellNeeds, row: ObjectionRow): Promise<ToldWords> {
  const record = await recordVersion(tx, row.recordId);
  const { column } = namesOf(needs, row, record);
  const value = record?.content[row.columnName] ?? null;
  const written = column && value !== null ? writtenValue(column, value, needs.villageName) : '******';
  return { value: written, ...openWords(needs.vault, row) };
}

function namesOf(needs: TellNeeds, row: ObjectionRow, record: RecordView | undefined) {
  const contract =
    (record && needs.contracts.version(row.datasetId, record.contractVersion)) ??
    needs.contracts.of(row.datasetId);
  const column = contract?.columns.find(({ name }) => name === row.columnName);
  const unnamed = (text: string): TwoLanguages => ({ zh: text, en: text });
  return {
    column,
    agency: contract?.agency ?? { slug: row.agencySlug, name: unnamed(row.agencySlug) },
    title: contract?.title ?? unnamed(row.datasetId),
    columnTitle: column?.title ?? unnamed(row.columnName),
  };
}

function lineOf(
  { clock }: TellNeeds,
  row: ObjectionRow,
  about: Pick<ToldObjection, 'agency' | 'title' | 'columnTitle'> & { record: RecordView | undefined },
): ToldObjection {
  const { agency, title, columnTitle, record } = about;
  return {
    id: row.id,
    state: row.state,
    agency,
    dataset: row.datasetId,
    title,
    columnTitle,
    batchId: record?.batchId ?? '',
    rowNo: record?.rowNo ?? 0,
    filedAt: isoInstant(row.filedAt),
    dueAt: isoInstant(row.dueAt),
    overdue: isOpen(row.state) && row.dueAt < clock.now(),
    promised: row.promisedAt !== null,
    assisted: row.assistedBy !== null,
    ...(row.decidedAt === null ? {} : { decidedAt: isoInstant(row.decidedAt) }),
  };
}
