import type { ReactNode } from 'react';

/** A few large figures side by side, each with its name. */
export function Figures({ figures }: { figures: readonly { label: string; value: ReactNode }[] }) {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd className="k-figure">{figure.value}</dd>
        </div>
      ))}
    </dl>
  );
}
