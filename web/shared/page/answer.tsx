import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Skeleton } from '../../kit/skeleton.tsx';
import type { Problem } from '../api/problem.ts';
import { ProblemNotice } from './problem-notice.tsx';

interface Props<Data> {
  of: UseQueryResult<Data, Problem>;
  children: (data: Data) => ReactNode;
}

/** A query's answer on the page: grey lines while it is under way, a sentence when it failed, else its data. */
export function Answer<Data>({ of: query, children }: Props<Data>) {
  const again = () => void query.refetch();
  if (query.isPending) return <Skeleton onRetry={again} />;
  if (query.data === undefined) return <ProblemNotice problem={query.error} onRetry={again} />;
  return children(query.data);
}
