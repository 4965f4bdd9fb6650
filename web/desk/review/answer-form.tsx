import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, queryClient } from '../../shared/api/client.ts';
import { ActButton } from '../page/act-button.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];
type Proposal = Schemas['LinkProposal'];

/** The second person's answer, with a reason. */
export function AnswerForm({ proposal }: { proposal: Proposal }) {
  const words = useReviewWords();
  const [reason, setReason] = useState('');
  const field = `reason-${proposal.id}`;
  const confirm = useAnswer({ proposal, reason, answer: 'confirm', field });
  const refuse = useAnswer({ proposal, reason, answer: 'refuse', field });
  const errors = [...confirm.errors, ...refuse.errors].slice(0, 1);
  return (
    <>
      <ErrorSummary errors={errors} />
      <TextField
        name={field}
        label={words.answerReason}
        hint={words.reasonHint}
        lines={2}
        maxLength={500}
        value={reason}
        onChange={setReason}
        error={errors.find((error) => error.field === field)?.message}
      />
      <div className="k-row">
        <Button kind="primary" busy={confirm.busy} onClick={() => void confirm.submit()}>
          {words.confirm}
        </Button>
        <Button busy={refuse.busy} onClick={() => void refuse.submit()}>
          {words.refuse}
        </Button>
      </div>
    </>
  );
}

function useAnswer(ask: { proposal: Proposal; reason: string; answer: 'confirm' | 'refuse'; field: string }) {
  const words = useReviewWords();
  const reason = ask.reason.trim();
  return useSubmit<Schemas['LinkProposalAnswer'], Schemas['LinkOutcome']>({
    check: () => (reason.length < 4 ? [{ field: ask.field, message: words.reasonNeeded }] : []),
    body: () => ({ answer: ask.answer, reason }),
    send: (body, key) =>
      api.POST('/v1/link-proposals/{proposalId}/answers', {
        params: { path: { proposalId: ask.proposal.id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    fields: { '/reason': { field: ask.field, message: words.reasonNeeded } },
    own: {
      'proposal-answered': words.proposalAnswered,
      'records-changed': words.recordsChanged,
      'case-not-open': words.recordsChanged,
      'decision-superseded': words.decisionGone,
      'own-proposal': words.ownProposal,
      'link-contradicts': words.contradicts,
    },
    done: () => void queryClient.invalidateQueries(),
  });
}

/** The maker of a proposal may only take it back. */
export function WithdrawButton({ proposal }: { proposal: Proposal }) {
  const words = useReviewWords();
  return (
    <>
      <p className="k-muted">{words.ownProposal}</p>
      <ActButton
        label={words.withdraw}
        act={() =>
          api.DELETE('/v1/link-proposals/{proposalId}', { params: { path: { proposalId: proposal.id } } })
        }
        onDone={() => void queryClient.invalidateQueries()}
        own={{ 'proposal-answered': words.proposalAnswered }}
      />
    </>
  );
}
