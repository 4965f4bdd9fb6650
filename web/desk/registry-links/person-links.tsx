import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { EvidenceTable } from '../review/evidence-table.tsx';
import { useLinksWords } from './links-words.ts';

type PersonLinks = components['schemas']['PersonLinks'];

/** Why the records of a person are one person: every pair with its evidence, to be opened one by one. */
export function PersonLinksSection({ personId }: { personId: string }) {
  const words = useLinksWords();
  const links = server.useQuery(
    'get',
    '/v1/linked-persons/{personId}/links',
    { params: { path: { personId } } },
    { staleTime: 0 },
  );
  return (
    <section className="page-section">
      <h2>{words.why}</h2>
      <p className="k-muted">{words.whyText}</p>
      <Answer of={links}>{(found) => <Links found={found} />}</Answer>
    </section>
  );
}

function Links({ found }: { found: PersonLinks }) {
  const words = useLinksWords();
  if (found.links.length === 0) return <p>{words.none}</p>;
  const nodes = new Map(
    found.nodes.map((node, index) => [node.nodeId, `${node.datasetId} (${String(index + 1)})`]),
  );
  const nameOf = (nodeId: string): string => nodes.get(nodeId) ?? nodeId;
  return (
    <ul className="k-stack">
      {found.links.map((link) => (
        <li key={`${link.left}|${link.right}`}>
          <details>
            <summary>
              {words.pair(nameOf(link.left), nameOf(link.right))}: {(link.weightCb / 100).toFixed(2)}
            </summary>
            <EvidenceTable evidence={link.evidence} sumCb={link.weightCb} />
            <p className="k-muted">
              {words.model} {link.modelId.slice(0, 12)}
            </p>
          </details>
        </li>
      ))}
    </ul>
  );
}
