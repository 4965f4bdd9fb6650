import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Pager } from '../../kit/pager.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { Answer } from '../../shared/page/answer.tsx';
import type { CursorPages } from './use-cursor-pages.ts';

export interface PagedListProps<Row> {
  of: UseQueryResult<{ items: Row[]; next?: string }, Problem>;
  pages: CursorPages;
  /** Shown instead of a list without rows. */
  empty: ReactNode;
  /** The rows in sight. */
  children: (items: Row[]) => ReactNode;
}

/** A list of the server, page by page, in every state: under way, refused, empty, filled. */
export function PagedList<Row>({ of, pages, empty, children }: PagedListProps<Row>) {
  return (
    <Answer of={of}>
      {({ items, next }) =>
        items.length === 0 && pages.first === 1 ? (
          empty
        ) : (
          <>
            {children(items)}
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
