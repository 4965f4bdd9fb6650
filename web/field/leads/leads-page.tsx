import { EmptyState } from '../../kit/empty-state.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useLeadWords } from './leads-words.ts';
import { AppealForm, ReplyForm } from './say-form.tsx';
import { waitsForAnswer } from './waits-for-answer.ts';

/** What is asked about this household: the question, what the agencies registered, and a way to answer or appeal. */
export function LeadsPage() {
  const words = useLeadWords();
  const leads = server.useQuery('get', '/v1/me/leads');
  return (
    <Page title={words.title} back="/mine">
      <Answer of={leads}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.none}>{words.noneText}</EmptyState>
          ) : (
            <>
              <p>{words.lead}</p>
              {items.map((lead) => (
                <Question key={lead.leadId} of={lead} />
              ))}
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Question({ of: lead }: { of: Schema<'MyLead'> }) {
  const words = useLeadWords();
  const wording = useWording();
  return (
    <section className="k-card" aria-label={wording(lead.title)}>
      <h2>{wording(lead.title)}</h2>
      <p>
        <StatusTag tone={waitsForAnswer(lead) ? 'warning' : 'info'}>{words.states[lead.state]}</StatusTag>
      </p>
      <h3>{words.question}</h3>
      <p>{wording(lead.question)}</p>
      {lead.replyBy !== undefined && <p>{words.replyBy(dateText(lead.replyBy))}</p>}
      <h3>{words.evidence}</h3>
      {lead.evidence.map((row, at) => (
        <Registered key={at} of={row} />
      ))}
      <h3>{words.history}</h3>
      <ol>
        {lead.history.map((event) => (
          <li key={event.seq}>
            {dateText(event.at)} {words.parties[event.party]}
            {words.events[event.kind]}
            {event.words !== undefined && <p>“{event.words}”</p>}
          </li>
        ))}
      </ol>
      <p className="k-muted k-small">
        {words.basis}：{wording(lead.basis)}
      </p>
      {lead.mayReply && <ReplyForm leadId={lead.leadId} />}
      {lead.mayAppeal && lead.appealBy !== undefined && (
        <AppealForm leadId={lead.leadId} until={lead.appealBy} />
      )}
    </section>
  );
}

function Registered({ of: row }: { of: Schema<'MyLeadEvidence'> }) {
  const words = useLeadWords();
  const wording = useWording();
  return (
    <>
      <p>
        <b>{wording(row.agency.name)}</b> {wording(row.title)} · {words.about[row.about]}
        {row.memberName === undefined ? '' : ` ${row.memberName}`}
      </p>
      {row.values.length === 0 ? (
        <p className="k-muted k-small">{words.hidden}</p>
      ) : (
        <SummaryList rows={row.values.map(({ title, value }) => ({ label: wording(title), value }))} />
      )}
    </>
  );
}
