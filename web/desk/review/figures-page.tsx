import type { components } from '../../../openapi/contract.gen.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Figures } from '../page/figures.tsx';
import { Page } from '../page/page.tsx';
import { gainText } from './case-tags.tsx';
import { useFiguresWords, type FiguresWords } from './figures-words.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];
type FigureSet = Schemas['LinkReviewFigures'];

/** How long the queue is, who did how much, and how right the machine is. */
export function FiguresPage() {
  const words = useFiguresWords();
  const figures = server.useQuery('get', '/v1/link-review-figures', {}, { staleTime: 0 });
  return (
    <Page title={words.figures} intro={words.figuresIntro}>
      <Answer of={figures}>
        {(set) => (
          <>
            <Queue set={set} />
            <Precision set={set} />
            <Clerks set={set} />
            <p className="k-muted">{words.asOf(instantText(set.asOf))}</p>
          </>
        )}
      </Answer>
    </Page>
  );
}

function Queue({ set }: { set: FigureSet }) {
  const words = useFiguresWords();
  const review = useReviewWords();
  const open = set.queue.reduce((sum, row) => sum + row.open, 0);
  return (
    <>
      <Figures
        figures={[
          { label: words.open, value: count(open) },
          { label: review.overdue, value: count(set.overdue) },
          { label: words.waiting, value: count(set.waiting) },
          { label: words.proposed, value: count(set.proposed) },
        ]}
      />
      <section className="page-section">
        <h2>{words.queueByKind}</h2>
        <DataTable
          caption={words.queueByKind}
          rows={set.queue}
          rowKey={({ kind }) => kind}
          columns={[
            { key: 'kind', header: review.kind, names: true, cell: ({ kind }) => review.kinds[kind] },
            { key: 'open', header: words.open, align: 'end', cell: (row) => count(row.open) },
            { key: 'overdue', header: review.overdue, align: 'end', cell: (row) => count(row.overdue) },
            { key: 'gain', header: review.gain, align: 'end', cell: (row) => gainText(row.expectedGain) },
          ]}
        />
      </section>
      <section className="page-section">
        <h2>{words.queueByAge}</h2>
        <DataTable
          caption={words.queueByAge}
          rows={set.ages}
          rowKey={({ age }) => age}
          columns={[
            { key: 'age', header: review.age, names: true, cell: ({ age }) => review.ages[age] },
            { key: 'open', header: words.open, align: 'end', cell: (row) => count(row.open) },
          ]}
        />
      </section>
    </>
  );
}

function Precision({ set }: { set: FigureSet }) {
  const words = useFiguresWords();
  const { missed, agreement } = set;
  return (
    <section className="page-section">
      <h2>{words.precision}</h2>
      <p className="k-muted">{words.precisionText}</p>
      <DataTable
        caption={words.precision}
        rows={set.precision}
        rowKey={({ band }) => band}
        columns={[
          { key: 'band', header: words.band, names: true, cell: ({ band }) => band },
          { key: 'drawn', header: words.drawnCount, align: 'end', cell: (row) => count(row.drawn) },
          { key: 'told', header: words.told, align: 'end', cell: (row) => count(row.told) },
          { key: 'right', header: words.rightCount, align: 'end', cell: (row) => count(row.right) },
          { key: 'untold', header: words.untold, align: 'end', cell: (row) => count(row.untold) },
          {
            key: 'share',
            header: words.share,
            align: 'end',
            cell: ({ precision }) => shareText(precision, words),
          },
        ]}
      />
      <p>
        {words.missed}: {words.missedText(count(missed.same), count(missed.told))} (
        {shareText(missed.share, words)})
      </p>
      <p>
        {words.agreement}: {words.agreementText(count(agreement.agreed), count(agreement.pairs))} (
        {shareText(agreement.share, words)})
      </p>
    </section>
  );
}

function Clerks({ set }: { set: FigureSet }) {
  const words = useFiguresWords();
  return (
    <section className="page-section">
      <h2>{words.clerks}</h2>
      {set.clerks.length === 0 ? (
        <p>{words.noClerks}</p>
      ) : (
        <DataTable
          caption={words.clerks}
          rows={set.clerks}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', header: words.clerk, names: true, cell: ({ name }) => name },
            { key: 'decided', header: words.decidedCount, align: 'end', cell: (row) => count(row.decided) },
            { key: 'second', header: words.secondCount, align: 'end', cell: (row) => count(row.second) },
            { key: 'sampled', header: words.sampledCount, align: 'end', cell: (row) => count(row.sampled) },
          ]}
        />
      )}
    </section>
  );
}

function shareText(share: Schemas['WilsonShare'] | undefined, words: FiguresWords): string {
  if (!share) return words.notYet;
  const percent = (ppm: number) => `${(ppm / 10_000).toFixed(1)}%`;
  return `${percent(share.sharePpm)} (${words.interval(percent(share.fromPpm), percent(share.toPpm))})`;
}
