import type { ReactNode } from 'react';
import { useKitWords } from './kit-words.ts';
import './summary-list.css';

export interface SummaryRow {
  label: string;
  value: ReactNode;
  /** Where this row is changed: a link, or a step back in the same page. */
  change?: { href: string } | { onPress: () => void };
}

/** What was answered or what is known, row by row, each with its own 修改 when it may be changed. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="k-summary">
      {rows.map((row) => (
        <div key={row.label} className="k-summary-row">
          <dt>{row.label}</dt>
          <dd>
            <div className="k-summary-value">{row.value}</div>
            {row.change && <Change label={row.label} change={row.change} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ label, change }: { label: string; change: NonNullable<SummaryRow['change']> }) {
  const words = useKitWords();
  const text = (
    <>
      {words.change}
      <span className="k-unseen"> {label}</span>
    </>
  );
  if ('href' in change)
    return (
      <a className="k-summary-change" href={change.href}>
        {text}
      </a>
    );
  return (
    <button type="button" className="k-summary-change" onClick={change.onPress}>
      {text}
    </button>
  );
}
