import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { instantText } from '../../shared/formats/date.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

/** What happened to a case, and what was decided about the records of both sides before. */
export function HistorySection({
  history,
  decisions,
}: {
  history: readonly Schemas['LinkNote'][];
  decisions: readonly Schemas['LinkDecision'][];
}) {
  const words = useReviewWords();
  return (
    <section className="page-section">
      {history.length > 0 && (
        <>
          <h2>{words.history}</h2>
          <ul>
            {history.map((note) => (
              <li key={`${note.at}${note.kind}`}>
                {instantText(note.at)} {note.byName} · {words.noteKinds[note.kind]}
                {note.note !== undefined && ` · ${note.note}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{words.earlier}</h2>
      {decisions.length === 0 ? (
        <p>{words.noEarlier}</p>
      ) : (
        <ul>
          {decisions.map((decision) => (
            <li key={decision.id}>
              {instantText(decision.at)} {decision.byName}
              {decision.secondName !== undefined && ` (${words.second(decision.secondName)})`} ·{' '}
              {words.decisionKinds[decision.kind]} · {decision.names.join(' / ')} · {decision.reason}{' '}
              {decision.superseded && <StatusTag tone="quiet">{words.superseded}</StatusTag>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
