import type { ReactNode } from 'react';
import './empty-state.css';

/** Says why there is nothing, what to do, and gives one button for it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="k-empty">
      <p className="k-empty-title">{title}</p>
      {children !== undefined && <p>{children}</p>}
      {action}
    </div>
  );
}
