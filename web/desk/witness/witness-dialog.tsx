import { useState } from 'react';
import { Checks } from '../../kit/checks.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useWitnessWords } from './witness-words.ts';

interface Props {
  id: string;
  onClose: () => void;
  onDone: () => void;
}

/** The witness's statement: the farmer was there and understood. */
export function WitnessDialog({ id, onClose, onDone }: Props) {
  const words = useWitnessWords();
  const [said, setSaid] = useState<('present' | 'understood')[]>([]);
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () => (said.length === 2 ? [] : [{ field: 'statement', message: words.both }]),
    body: () => ({ farmerPresent: true, understood: true }) as const,
    send: (body: { farmerPresent: true; understood: true }) =>
      api.POST('/v1/consent-captures/{id}/witness', { body, params: { path: { id } } }),
    done: onDone,
    own: words.refusals,
  });
  return (
    <Dialog title={words.witnessTitle} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.witness} onSubmit={submit}>
        <Checks
          name="statement"
          label={words.statement}
          options={[
            { value: 'present' as const, label: words.present },
            { value: 'understood' as const, label: words.understood },
          ]}
          value={said}
          onChange={setSaid}
          error={messageOf('statement')}
        />
      </Form>
    </Dialog>
  );
}
