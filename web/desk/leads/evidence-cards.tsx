import type { components } from '../../../openapi/contract.gen.ts';
import { SummaryList } from '../../kit/summary-list.tsx';
import { Code } from '../page/code.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useLeadsWords } from './leads-words.ts';
import './evidence-cards.css';

type Evidence = components['schemas']['LeadEvidence'];

/** The records of the evidence side by side, each with the file and row it comes from. */
export function EvidenceCards({ evidence }: { evidence: readonly Evidence[] }) {
  const words = useLeadsWords();
  const say = useBilingual();
  return (
    <ul className="evidence">
      {evidence.map((row) => (
        <li key={row.recordId} className="k-card">
          <h3>
            {say(row.agency.name)} · {say(row.title)}
          </h3>
          <SummaryList
            rows={[
              ...(row.personName === undefined ? [] : [{ label: words.about, value: row.personName }]),
              ...row.values.map(({ title, value }) => ({ label: say(title), value })),
            ]}
          />
          <p className="k-muted k-small">
            {words.provenance(String(row.provenance.rowNo), String(row.provenance.contractVersion))}
            <br />
            {words.batch} <Code>{row.provenance.batchId}</Code>
          </p>
        </li>
      ))}
    </ul>
  );
}
