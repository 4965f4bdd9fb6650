import type { ReactNode } from 'react';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { PagedList, type PagedListProps } from './paged-list.tsx';

interface Props<Row> extends Omit<PagedListProps<Row>, 'children'> {
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
}

/** A list of the server as a table, page by page, in every state: under way, refused, empty, filled. */
export function PagedTable<Row>({ caption, columns, rowKey, ...list }: Props<Row>) {
  return (
    <PagedList {...list}>
      {(items) => <DataTable caption={caption} columns={columns} rows={items} rowKey={rowKey} />}
    </PagedList>
  );
}
