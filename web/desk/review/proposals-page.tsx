import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Pager } from '../../kit/pager.tsx';
import { Select } from '../../kit/select.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { AnswerForm, WithdrawButton } from './answer-form.tsx';
import { useReviewWords } from './review-words.ts';

type Proposal = components['schemas']['LinkProposal'];

const TONES = { open: 'warning', confirmed: 'ok', refused: 'danger', withdrawn: 'quiet' } as const;

/** What waits for a second person, and what became of the rest. */
export function ProposalsPage() {
  const words = useReviewWords();
  const pages = useCursorPages(20);
  const [state, setState] = useState<Proposal['state']>('open');
  const proposals = server.useQuery(
    'get',
    '/v1/link-proposals',
    { params: { query: { ...pages.query, state } } },
    { placeholderData: keepPreviousData, staleTime: 0 },
  );
  return (
    <Page title={words.proposals} intro={words.proposalsIntro}>
      <Select
        name="state"
        label={words.showState}
        options={optionsOf(words.proposalStates)}
        value={state}
        onChange={(next) => {
          setState(next === '' ? 'open' : next);
          pages.restart();
        }}
      />
      <Answer of={proposals}>
        {({ items, next }) =>
          items.length === 0 && pages.first === 1 ? (
            <EmptyState title={words.noProposals}>{words.noProposalsText}</EmptyState>
          ) : (
            <>
              <div className="k-stack page-section">
                {items.map((proposal) => (
                  <ProposalCard key={proposal.id} proposal={proposal} />
                ))}
              </div>
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
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function ProposalCard({ proposal }: { proposal: Proposal }) {
  const words = useReviewWords();
  return (
    <section className="k-card">
      <h2>
        {words.proposalKinds[proposal.kind]}: {proposal.names.join(' / ')}{' '}
        <StatusTag tone={TONES[proposal.state]}>{words.proposalStates[proposal.state]}</StatusTag>
      </h2>
      <p>
        {words.proposedBy(proposal.byName, instantText(proposal.at))}
        <br />
        {proposal.reason}
      </p>
      {proposal.answeredByName !== undefined && proposal.answeredAt !== undefined && (
        <p>
          {words.answeredBy(proposal.answeredByName, instantText(proposal.answeredAt))}
          <br />
          {proposal.answerReason}
        </p>
      )}
      <p>
        {proposal.caseId !== undefined && (
          <Link href={`/review/cases/${proposal.caseId}`}>{words.openCase}</Link>
        )}
        {proposal.personId !== undefined && (
          <Link href={`/review/persons/${proposal.personId}`}>{words.openPerson}</Link>
        )}
      </p>
      {proposal.state === 'open' &&
        (proposal.byMe ? <WithdrawButton proposal={proposal} /> : <AnswerForm proposal={proposal} />)}
    </section>
  );
}
