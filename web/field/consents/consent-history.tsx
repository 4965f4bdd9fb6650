import { useState } from 'react';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useConsentWords } from './consent-words.ts';
import '../credit/credit.css';

/** What happened to a consent, asked for when it is opened. */
export function ConsentHistory({ id }: { id: string }) {
  const words = useConsentWords();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="f-details"
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>{words.whatHappened}</summary>
      {open && <Events id={id} />}
    </details>
  );
}

function Events({ id }: { id: string }) {
  const words = useConsentWords();
  const events = server.useQuery('get', '/v1/me/consents/{id}/events', { params: { path: { id } } });
  return (
    <Answer of={events}>
      {({ items }) => (
        <ol className="f-plain">
          {items.map((event) => (
            <li key={`${event.at} ${event.event}`}>
              {words.events[event.event]}: {event.by.organisationName ?? words.roles[event.by.role]}{' '}
              <span className="k-muted k-small">{instantText(event.at)}</span>
            </li>
          ))}
        </ol>
      )}
    </Answer>
  );
}
