import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { Form } from '../page/form.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

interface Props {
  personId: string;
  recordIds: readonly string[];
  outlook: Schemas['UnlinkPreview'];
  onDone: (outcome: Schemas['LinkOutcome']) => void;
}

/** What would change, and the confirmation with its reason. */
export function UnlinkForm({ personId, recordIds, outlook, onDone }: Props) {
  const words = useReviewWords();
  const [reason, setReason] = useState('');
  const { busy, errors, messageOf, submit } = useSubmit<Schemas['NewUnlink'], Schemas['LinkOutcome']>({
    check: () => (reason.trim().length < 4 ? [{ field: 'reason', message: words.reasonNeeded }] : []),
    body: () => ({ recordIds: [...recordIds], reason: reason.trim() }),
    send: (body, key) =>
      api.POST('/v1/linked-persons/{personId}/unlinks', {
        params: { path: { personId }, header: { 'Idempotency-Key': key } },
        body,
      }),
    fields: { '/reason': { field: 'reason', message: words.reasonNeeded } },
    own: { 'proposal-open': words.proposalOpen, 'record-elsewhere': words.recordsChanged },
    done: onDone,
  });
  return (
    <section className="page-section k-card" aria-live="polite">
      <h2>{words.outlookTitle}</h2>
      <ul>
        {outlook.persons.map((person) => (
          <li key={person.recordIds.join()}>
            {(person.keepsId ? words.outlookKeeps : words.outlookNew)(person.name, person.recordIds.length)}
          </li>
        ))}
        <li>{words.outlookHouseholds(count(outlook.households.length))}</li>
        <li>{words.outlookScores(count(outlook.staleScores))}</li>
      </ul>
      <p>{outlook.needsSecond ? words.outlookSecond : words.outlookAtOnce}</p>
      <Form errors={errors} busy={busy} verb={words.unlink} onSubmit={submit}>
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          lines={3}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={messageOf('reason')}
        />
      </Form>
    </section>
  );
}
