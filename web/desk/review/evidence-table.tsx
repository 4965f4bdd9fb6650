import type { components } from '../../../openapi/contract.gen.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useReviewWords } from './review-words.ts';

/** Weight in hundredths of a bit, with its sign. */
function bits(weightCb: number): string {
  return `${weightCb > 0 ? '+' : ''}${(weightCb / 100).toFixed(2)}`;
}

/** The evidence for and against, field by field, and its sum. */
export function EvidenceTable({
  evidence,
  sumCb,
}: {
  evidence: components['schemas']['LinkCase']['evidence'];
  sumCb: number;
}) {
  const words = useReviewWords();
  const say = useBilingual();
  return (
    <section className="page-section">
      <h2>{words.evidence}</h2>
      {evidence.length === 0 ? (
        <p>{words.noEvidence}</p>
      ) : (
        <>
          <p className="k-muted">{words.evidenceText}</p>
          <DataTable
            caption={words.evidence}
            rows={evidence}
            rowKey={({ comparison }) => comparison}
            columns={[
              { key: 'what', header: words.evidenceItem, names: true, cell: ({ text }) => say(text) },
              {
                key: 'weight',
                header: words.evidenceWeight,
                align: 'end',
                cell: ({ weightCb }) => bits(weightCb),
              },
            ]}
          />
        </>
      )}
      <p>
        {words.evidenceSum}: {bits(sumCb)}
      </p>
    </section>
  );
}
