import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { useKitWords } from './kit-words.ts';
import './filter-bar.css';

/** The questions above a table; nothing is asked of the server before 查询 is pressed. */
export function FilterBar({
  children,
  onApply,
  onClear,
}: {
  children: ReactNode;
  onApply: () => void;
  onClear: () => void;
}) {
  const words = useKitWords();
  return (
    <form
      className="k-filters"
      role="search"
      aria-label={words.filters}
      onSubmit={(event) => {
        event.preventDefault();
        onApply();
      }}
    >
      <div className="k-filters-fields">{children}</div>
      <div className="k-row">
        <Button type="submit">{words.applyFilters}</Button>
        <Button kind="quiet" onClick={onClear}>
          {words.clearFilters}
        </Button>
      </div>
    </form>
  );
}
