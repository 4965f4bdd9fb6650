import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Pager } from '../../kit/pager.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { EvidenceCards } from './evidence-cards.tsx';
import { LeadHistory } from './lead-history.tsx';
import { useLeadsWords } from './leads-words.ts';
import { ReplyDialog } from './reply-dialog.tsx';

type AgencyLead = components['schemas']['AgencyLead'];

/** What the county asks an agency about its own rows. */
export function AgencyPage() {
  const words = useLeadsWords();
  const pages = useCursorPages(20);
  const [replying, setReplying] = useState<AgencyLead>();
  const leads = server.useQuery(
    'get',
    '/v1/agency-leads',
    { params: { query: pages.query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={words.agency} intro={words.agencyIntro}>
      <Answer of={leads}>
        {({ items, next }) => (
          <>
            {items.length === 0 && <EmptyState title={words.noAgency}>{words.noAgencyText}</EmptyState>}
            {items.map((lead) => (
              <Asked key={lead.leadId} of={lead} onReply={setReplying} />
            ))}
            {items.length > 0 && (
              <Pager
                first={pages.first}
                count={items.length}
                total={next === undefined ? pages.first + items.length - 1 : undefined}
                onPrevious={pages.previous}
                onNext={
                  next === undefined
                    ? undefined
                    : () => {
                        pages.next(next, items.length);
                      }
                }
              />
            )}
          </>
        )}
      </Answer>
      {replying && (
        <Reply
          of={replying}
          onClose={() => {
            setReplying(undefined);
          }}
        />
      )}
    </Page>
  );
}

function Asked({ of: lead, onReply }: { of: AgencyLead; onReply: (lead: AgencyLead) => void }) {
  const words = useLeadsWords();
  return (
    <section className="page-section" aria-label={`${words.ownRows} ${lead.leadId}`}>
      <div className="page-head">
        <h2>
          {words.found} {dateText(lead.openedAt)}
        </h2>
        {lead.mayReply && (
          <Button
            onClick={() => {
              onReply(lead);
            }}
          >
            {words.reply}
          </Button>
        )}
      </div>
      <p>
        <StatusTag tone={lead.state === 'overdue' ? 'warning' : 'info'}>
          {words.agencyStates[lead.state]}
        </StatusTag>{' '}
        {lead.asked && words.asksYou}{' '}
        {lead.replyBy !== undefined && `${words.replyBy} ${dateText(lead.replyBy)}`}
      </p>
      <LeadHistory events={lead.history} />
      <EvidenceCards evidence={lead.evidence} />
    </section>
  );
}

function Reply({ of: lead, onClose }: { of: AgencyLead; onClose: () => void }) {
  const words = useLeadsWords();
  return (
    <ReplyDialog
      title={words.reply}
      label={words.replyWords}
      verb={words.sendReply}
      onClose={onClose}
      onDone={() => {
        onClose();
        void queryClient.invalidateQueries({ queryKey: ['get', '/v1/agency-leads'] });
      }}
      send={(body, key) =>
        api.POST('/v1/agency-leads/{leadId}/replies', {
          body,
          params: { path: { leadId: lead.leadId }, header: { 'Idempotency-Key': key } },
        })
      }
    />
  );
}
