import { DataTable } from '../../kit/data-table.tsx';
import { Notice } from '../../kit/notice.tsx';
import { server } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Figures } from '../page/figures.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import type { Batch } from './batch-state-tag.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { DriftTable } from './drift-table.tsx';
import type { QualityReport } from './quality-report.ts';
import './quality-view.css';

/** The score of a file by dimension, the completeness of its columns, and what changed since the delivery before. */
export function QualityView({ batch }: { batch: Batch }) {
  const words = useDeliveryWords();
  if (batch.quality.scoreBp === undefined) return <p>{words.noQuality}</p>;
  return <KnownQuality batchId={batch.id} />;
}

function KnownQuality({ batchId }: { batchId: string }) {
  const words = useDeliveryWords();
  const quality = server.useQuery('get', '/v1/batches/{batchId}/quality', { params: { path: { batchId } } });
  return (
    <Answer of={quality}>
      {(report) => (
        <div className="k-stack">
          <Figures figures={[{ label: `${words.score} (${words.of})`, value: pointsOf(report.scoreBp) }]} />
          <Reasons report={report} />
          <Warnings report={report} />
          <Dimensions report={report} />
          <DriftTable report={report} />
          <Columns report={report} />
        </div>
      )}
    </Answer>
  );
}

/** Basis points as points of a hundred, with one decimal. */
export function pointsOf(bp: number): string {
  return (bp / 100).toFixed(1);
}

function Reasons({ report }: { report: QualityReport }) {
  const words = useDeliveryWords();
  const say = useBilingual();
  if (report.reasons.length === 0) return null;
  return (
    <Notice tone="warning" title={words.why}>
      <ul>
        {report.reasons.map((reason) => (
          <li key={`${reason.code}-${reason.column?.en ?? ''}-${reason.message.en}`}>
            {reason.column && `${say(reason.column)}: `}
            {say(reason.message)} ({words.found} {percent(reason.found)}, {words.limit}{' '}
            {percent(reason.limit)})
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Warnings({ report }: { report: QualityReport }) {
  const words = useDeliveryWords();
  const say = useBilingual();
  if (report.warnings.length === 0) return null;
  return (
    <Notice title={words.warnings}>
      <ul>
        {report.warnings.map((warning) => (
          <li key={`${warning.code}-${warning.column?.en ?? ''}`}>
            {warning.column && `${say(warning.column)}: `}
            {say(warning.message)} ({count(warning.rows)})
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** A share as a bar; the figure stands beside it in words. */
function Bar({ bp }: { bp: number }) {
  return (
    <svg
      className="quality-bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect width="100" height="8" />
      <rect width={Math.max(0, Math.min(100, bp / 100))} height="8" />
    </svg>
  );
}

function Dimensions({ report }: { report: QualityReport }) {
  const words = useDeliveryWords();
  const say = useBilingual();
  return (
    <DataTable
      caption={words.score}
      rows={report.dimensions}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: words.dimension, names: true, cell: ({ title }) => say(title) },
        { key: 'weight', header: words.weight, align: 'end', cell: ({ weight }) => weight },
        {
          key: 'points',
          header: words.points,
          align: 'end',
          cell: ({ scoreBp }) => (scoreBp === undefined ? words.notJudged : pointsOf(scoreBp)),
        },
        { key: 'bar', header: '', cell: ({ scoreBp }) => scoreBp !== undefined && <Bar bp={scoreBp} /> },
      ]}
    />
  );
}

function Columns({ report }: { report: QualityReport }) {
  const words = useDeliveryWords();
  const say = useBilingual();
  return (
    <DataTable
      caption={words.byColumn}
      rows={report.columns}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: words.what, names: true, cell: ({ title }) => say(title) },
        { key: 'filled', header: words.filled, align: 'end', cell: ({ filledBp }) => percent(filledBp) },
        { key: 'bar', header: '', cell: ({ filledBp }) => <Bar bp={filledBp} /> },
        { key: 'invalid', header: words.invalid, align: 'end', cell: ({ invalid }) => count(invalid) },
      ]}
    />
  );
}
