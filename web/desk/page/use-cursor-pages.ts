import { useState } from 'react';

export const PAGE_SIZE = 50;

interface Visited {
  cursor: string | undefined;
  first: number;
}

/** Which page of a cursor list is in sight; the server only knows the way forward, so the way back is kept here. */
export interface CursorPages {
  /** For the query of the list. */
  query: { cursor?: string; limit: number };
  /** Number of the first row in sight, from 1. */
  first: number;
  previous: (() => void) | undefined;
  next: (cursor: string, rowsInSight: number) => void;
  /** Back to the first page, after the filter changed. */
  restart: () => void;
}

export function useCursorPages(limit = PAGE_SIZE): CursorPages {
  const start: Visited = { cursor: undefined, first: 1 };
  const [visited, setVisited] = useState<Visited[]>([start]);
  const now = visited.at(-1) ?? start;
  return {
    query: now.cursor === undefined ? { limit } : { cursor: now.cursor, limit },
    first: now.first,
    previous:
      visited.length > 1
        ? () => {
            setVisited(visited.slice(0, -1));
          }
        : undefined,
    next: (cursor, rowsInSight) => {
      setVisited([...visited, { cursor, first: now.first + rowsInSight }]);
    },
    restart: () => {
      setVisited([start]);
    },
  };
}
