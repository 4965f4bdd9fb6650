import { checkHeader } from '../contract/check-header.ts';
import type { ContractColumn, DataContract } from '../contract/data-contract.ts';
import type { DeliveryKind } from '../contract/quality-contract.ts';
import { prohibitedKind } from '../contract/prohibited.ts';
import { FileRefused } from '../file/refusal.ts';
import type { FileSource } from '../file/source.ts';
import { rowsOfOpened, type FileFormat, type RawRow } from '../file/table.ts';
import type { FindVillage } from '../values/village-spelling.ts';
import { checkRow, type CheckedRow } from './check-row.ts';

/** Everything that decides how a file is read; the same again gives the same rows. */
export interface Reading {
  /** The data file itself, also when it came in an archive. */
  source: FileSource;
  format: FileFormat;
  contract: DataContract;
  findVillage: FindVillage;
  /** The day of receipt in China. */
  today: string;
  /** `full` when not given. */
  kind?: DeliveryKind;
}

/** The rows of a file in portions, checked and standardised. Throws `FileRefused` for the header or too many rows. */
export async function* checkedRows(reading: Reading): AsyncGenerator<CheckedRow[]> {
  const { contract, findVillage, today, kind = 'full' } = reading;
  let columns: readonly ContractColumn[] | undefined;
  let rows = 0;
  for await (const portion of rowsOfOpened(reading)) {
    let data: readonly RawRow[] = portion;
    if (columns === undefined) {
      const [header, ...rest] = portion;
      if (!header) continue;
      columns = columnsOf(header.cells, contract, kind);
      data = rest;
    }
    rows += data.length;
    if (rows > contract.maxRows) throw new FileRefused({ code: 'E_ROWS', expected: contract.maxRows });
    const rules = { contract, columns, findVillage, today, kind };
    yield data.map((row) => checkRow(row, rules));
  }
  if (columns === undefined) throw new FileRefused({ code: 'E_EMPTY' });
}

/** The contract's columns in the order of the file's header. */
function columnsOf(header: readonly string[], contract: DataContract, kind: DeliveryKind): ContractColumn[] {
  const check = checkHeader(header, contract, kind);
  if (check.unknown.some((unknown) => prohibitedKind(unknown) !== undefined))
    throw new FileRefused({ code: 'E_PROHIBITED', header: check });
  const columns = header.flatMap((found) =>
    contract.columns.filter((column) => column.header === found.trim()),
  );
  if (!check.ok) throw new FileRefused({ code: 'E_HEADER', header: check });
  return columns;
}
