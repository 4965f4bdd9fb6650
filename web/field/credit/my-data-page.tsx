import { EmptyState } from '../../kit/empty-state.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useMyDataWords } from './my-data-words.ts';
import './credit.css';

/** Which agency holds what about this person and household, and how old it is. */
export function MyDataPage() {
  const words = useMyDataWords();
  const records = server.useQuery('get', '/v1/me/records');
  return (
    <Page title={words.title} back="/credit">
      <p>{words.lead}</p>
      <Answer of={records}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.none}>{words.noneText}</EmptyState>
          ) : (
            <ul className="f-list">
              {items.map((held) => (
                <Held key={held.dataset} of={held} />
              ))}
            </ul>
          )
        }
      </Answer>
      <p className="k-muted">{words.wrong}</p>
    </Page>
  );
}

function Held({ of: held }: { of: Schema<'MyRecords'>['items'][number] }) {
  const words = useMyDataWords();
  const wording = useWording();
  const rows = held.latest.map(({ title, value }) => ({ label: wording(title), value }));
  return (
    <li className="k-card">
      <h2>{wording(held.agency.name)}</h2>
      <p>
        {wording(held.title)} · {words.records(held.records)}
      </p>
      <p className="k-muted k-small">
        {words.holds}
        {held.holds.map(wording).join(words.comma)}
      </p>
      <p className="k-muted k-small">{words.updatedAt(dateText(held.updatedAt))}</p>
      {rows.length > 0 && (
        <details className="f-details">
          <summary>{words.latest}</summary>
          <SummaryList rows={rows} />
        </details>
      )}
    </li>
  );
}
