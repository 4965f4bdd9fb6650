import type { components } from '../../../openapi/contract.gen.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { PrintSheet } from '../../kit/print-sheet.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { instantText } from '../../shared/formats/date.ts';
import { useAccount } from '../../shared/session/use-session.ts';
import { Code } from '../page/code.tsx';
import { useDatasetNames } from '../page/use-dataset-names.ts';
import { percent } from '../page/percent.ts';
import { useBankWords } from './bank-words.ts';
import { CreditScore } from './credit-score.tsx';
import { NoScore } from './no-score.tsx';
import { ScoreReasons } from './score-reasons.tsx';

export type Inquiry = components['schemas']['Inquiry'];

/** The released answer: score, reasons, sources, and the access record it is bound to; prints on A4. */
export function InquiryAnswer({ inquiry }: { inquiry: Inquiry }) {
  const words = useBankWords();
  const account = useAccount();
  const nameOf = useDatasetNames();
  const { score } = inquiry;
  return (
    <PrintSheet
      title={words.sheetTitle}
      issuer={`${account.organisation?.name ?? ''} · ${account.name}`}
      code={`${inquiry.id} · ${words.accessIndex(inquiry.access.index)}`}
      issuedAt={instantText(inquiry.inquiredAt)}
    >
      {score.score === undefined ? <NoScore reason={score.noScoreReason} /> : <CreditScore score={score} />}
      <ScoreReasons reasons={score.reasonCodes ?? []} />
      <Facts inquiry={inquiry} />
      {score.dataFreshness && score.dataFreshness.length > 0 && (
        <section className="page-section">
          <h2>{words.freshness}</h2>
          <DataTable
            caption={words.freshness}
            rows={score.dataFreshness}
            rowKey={(dataset) => dataset.datasetId}
            columns={[
              {
                key: 'dataset',
                header: words.dataset,
                names: true,
                cell: (dataset) => nameOf(dataset.datasetId),
              },
              { key: 'at', header: words.receivedAt, cell: (dataset) => instantText(dataset.receivedAt) },
            ]}
          />
        </section>
      )}
    </PrintSheet>
  );
}

function Facts({ inquiry }: { inquiry: Inquiry }) {
  const words = useBankWords();
  const { score } = inquiry;
  const optional = [
    { label: words.coverage, value: score.coverageBp === undefined ? undefined : percent(score.coverageBp) },
    { label: words.asOf, value: score.asOf === undefined ? undefined : instantText(score.asOf) },
    {
      label: words.model,
      value: score.modelId === undefined ? undefined : `${score.modelId} ${score.modelVersion ?? ''}`,
    },
  ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  return (
    <SummaryList
      rows={[
        { label: words.access, value: <b>{words.accessIndex(inquiry.access.index)}</b> },
        { label: words.purpose, value: words.purposes[inquiry.purpose] },
        { label: words.kind, value: words[inquiry.kind] },
        ...optional,
        { label: words.scoredAt, value: instantText(score.scoredAt) },
        { label: words.inquiryId, value: <Code>{inquiry.id}</Code> },
      ]}
    />
  );
}
