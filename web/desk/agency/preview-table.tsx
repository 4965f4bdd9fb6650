import { DataTable, type Column } from '../../kit/data-table.tsx';
import { useAgencyWords } from './agency-words.ts';
import { FaultList } from './fault-list.tsx';
import type { Preview } from './upload-form.ts';

type Row = Preview['rows'][number];

/** The file's own columns and cells, with what is wrong with each row first. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const words = useAgencyWords();
  const columns: Column<Row>[] = [
    { key: 'row', header: words.row, align: 'end', names: true, cell: (row) => row.rowNo },
    { key: 'faults', header: words.faults, cell: (row) => <FaultList faults={row.faults} /> },
    ...preview.columns.map((column, index): Column<Row> => ({
      key: `cell-${String(index)}`,
      header: column.found,
      cell: (row) => row.cells[index] ?? '',
    })),
  ];
  return (
    <DataTable
      caption={words.previewRows}
      columns={columns}
      rows={preview.rows}
      rowKey={(row) => String(row.rowNo)}
    />
  );
}
