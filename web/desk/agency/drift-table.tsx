import { DataTable } from '../../kit/data-table.tsx';
import { count } from '../../shared/formats/money.ts';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useDeliveryWords } from './delivery-words.ts';
import { BreachTag } from './breach-tag.tsx';
import type { QualityReport } from './quality-report.ts';

type Drift = QualityReport['drift'][number];

/** How a full delivery differs from the one before; what went beyond its limit stands first. */
export function DriftTable({ report }: { report: QualityReport }) {
  const words = useDeliveryWords();
  const say = useBilingual();
  const moved = report.drift
    .filter(({ changeBp, kind, breached }) => breached || kind === 'rows' || changeBp !== 0)
    .sort((a, b) => Number(b.breached) - Number(a.breached));
  if (report.comparedWith === undefined || moved.length === 0) return <p>{words.noDrift}</p>;
  const name = ({ kind, column }: Drift): string =>
    `${column ? `${say(column)}: ` : ''}${words.driftKinds[kind]}`;
  return (
    <DataTable
      caption={words.drift}
      rows={moved}
      rowKey={(drift) => `${drift.kind}-${drift.column?.en ?? ''}`}
      columns={[
        { key: 'what', header: words.what, names: true, cell: name },
        { key: 'before', header: words.before, align: 'end', cell: (drift) => figure(drift, drift.before) },
        { key: 'now', header: words.now, align: 'end', cell: (drift) => figure(drift, drift.now) },
        { key: 'change', header: words.change, align: 'end', cell: ({ changeBp }) => percent(changeBp) },
        { key: 'limit', header: words.limit, align: 'end', cell: ({ limitBp }) => percent(limitBp) },
        { key: 'breached', header: '', cell: ({ breached }) => <BreachTag breached={breached} /> },
      ]}
    />
  );
}

function figure({ kind }: Drift, value: number): string {
  return kind === 'nulls' ? percent(value) : count(value);
}
