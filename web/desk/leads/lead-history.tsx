import type { components } from '../../../openapi/contract.gen.ts';
import { instantText } from '../../shared/formats/date.ts';
import { LeadStateTag } from './lead-tags.tsx';
import { useLeadsWords } from './leads-words.ts';

type Event = components['schemas']['LeadEvent'];

/** Every step of a lead, the oldest first, with who said what. */
export function LeadHistory({ events }: { events: readonly Event[] }) {
  const words = useLeadsWords();
  return (
    <ol>
      {events.map((event) => (
        <li key={event.seq}>
          {instantText(event.at)} · {words.parties[event.party]}
          {event.agency === undefined ? '' : ` ${event.agency}`}
          {event.assisted === true ? words.assisted : ''} · <b>{words.events[event.kind]}</b>{' '}
          {(event.kind === 'decided' || event.kind === 'appeal-decided') && (
            <LeadStateTag state={event.state} />
          )}
          {event.answer !== undefined && words.answers[event.answer]}
          {event.words !== undefined && <p>“{event.words}”</p>}
        </li>
      ))}
    </ol>
  );
}
