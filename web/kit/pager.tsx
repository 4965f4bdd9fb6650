import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.ts';
import './pager.css';

interface Props {
  /** Number of the first row in sight, from 1. */
  first: number;
  /** How many rows are in sight. */
  count: number;
  /** All rows there are, where it is known. */
  total?: number | undefined;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
}

/** Back and forth through the pages of a list whose server hands out cursors. */
export function Pager({ first, count, total, onPrevious, onNext }: Props) {
  const words = useKitWords();
  const last = first + count - 1;
  return (
    <nav className="k-pager" aria-label={words.pages}>
      <span className="k-number" role="status">
        {total === undefined ? words.rows(first, last) : words.rowsOf(first, last, total)}
      </span>
      <span className="k-row">
        <Button disabled={!onPrevious} onClick={onPrevious}>
          <Icon name="previous" />
          {words.previousPage}
        </Button>
        <Button disabled={!onNext} onClick={onNext}>
          {words.nextPage}
        </Button>
      </span>
    </nav>
  );
}
