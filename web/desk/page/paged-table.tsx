import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { Pager } from '../../kit/pager.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { Answer } from '../../shared/page/answer.tsx';
import type { CursorPages } from './use-cursor-pages.ts';

interface Props<Row> {
  of: UseQueryResult<{ items: Row[]; next?: string }, Problem>;
  pages: CursorPages;
  caption: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** Shown instead of a table without rows. */
  empty: ReactNode;
}

/** A list of the server, page by page, in every state: under way, refused, empty, filled. */
export function PagedTable<Row>({ of, pages, caption, columns, rowKey, empty }: Props<Row>) {
  return (
    <Answer of={of}>
      {({ items, next }) =>
        items.length === 0 && pages.first === 1 ? (
          empty
        ) : (
          <>
            <DataTable caption={caption} columns={columns} rows={items} rowKey={rowKey} />
            <Pager
              first={pages.first}
              count={items.length}
              total={next === undefined ? pages.first + items.length - 1 : undefined}
              onPrevious={pages.previous}
              onNext={
                next === undefined
                  ? undefined
                  : () => {
                      pages.next(next, items.length);
                    }
              }
            />
          </>
        )
      }
    </Answer>
  );
}
