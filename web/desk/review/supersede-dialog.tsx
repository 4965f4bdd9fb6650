import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

interface Props {
  decision: Schemas['LinkDecision'];
  onClose: (sent: boolean) => void;
}

/** Proposes the opposite of a decision, with a reason. */
export function SupersedeDialog({ decision, onClose }: Props) {
  const words = useReviewWords();
  const [reason, setReason] = useState('');
  const verdict = decision.kind === 'must' ? ('different' as const) : ('same' as const);
  const { busy, errors, messageOf, submit } = useSubmit<
    Schemas['NewSupersedingDecision'],
    Schemas['LinkOutcome']
  >({
    check: () => (reason.trim().length < 4 ? [{ field: 'newReason', message: words.reasonNeeded }] : []),
    body: () => ({ verdict, reason: reason.trim() }),
    send: (body, key) =>
      api.POST('/v1/link-decisions/{decisionId}/successors', {
        params: { path: { decisionId: decision.id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    fields: { '/reason': { field: 'newReason', message: words.reasonNeeded } },
    own: { 'decision-superseded': words.decisionGone, 'proposal-open': words.decisionGone },
    done: () => {
      onClose(true);
    },
  });
  return (
    <Dialog
      title={words.supersedeTitle}
      onClose={() => {
        onClose(false);
      }}
    >
      <p>
        {decision.names.join(' / ')}: {words.decisionKinds[decision.kind]} → {words.verdicts[verdict]}
      </p>
      <p>{words.supersedeText}</p>
      <Form errors={errors} busy={busy} verb={words.supersedeSend} onSubmit={submit}>
        <TextField
          name="newReason"
          label={words.reason}
          hint={words.reasonHint}
          lines={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={messageOf('newReason')}
        />
      </Form>
    </Dialog>
  );
}
