import { keepPreviousData } from '@tanstack/react-query';
import { StatusTag } from '../../kit/status-tag.tsx';
import { server } from '../../shared/api/client.ts';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useAgencyWords } from './agency-words.ts';
import { FaultList } from './fault-list.tsx';

/** The faults row by row, in the numbers of the agency's own file. */
export function RowFaults({ batchId }: { batchId: string }) {
  const words = useAgencyWords();
  const pages = useCursorPages();
  const faults = server.useQuery(
    'get',
    '/v1/batches/{batchId}/errors',
    { params: { path: { batchId }, query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <PagedTable
      of={faults}
      pages={pages}
      caption={words.errors}
      rowKey={(row) => String(row.rowNo)}
      columns={[
        { key: 'row', header: words.row, align: 'end', names: true, cell: (row) => row.rowNo },
        {
          key: 'taken',
          header: words.state,
          cell: (row) => (
            <StatusTag tone={row.rejected ? 'danger' : 'warning'}>
              {row.rejected ? words.notTaken : words.taken}
            </StatusTag>
          ),
        },
        { key: 'faults', header: words.faults, cell: (row) => <FaultList faults={row.faults} /> },
      ]}
      empty={<p>{words.noFindings}</p>}
    />
  );
}
