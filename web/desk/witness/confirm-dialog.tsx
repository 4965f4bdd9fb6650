import { useState } from 'react';
import { Choice } from '../../kit/choice.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useWitnessWords } from './witness-words.ts';

type Confirmation = components['schemas']['CaptureConfirmation'];

interface Props {
  id: string;
  onClose: () => void;
  onDone: () => void;
}

/** A third person says how the farmer's will was confirmed. */
export function ConfirmDialog({ id, onClose, onDone }: Props) {
  const words = useWitnessWords();
  const [method, setMethod] = useState<Confirmation['method']>();
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () => (method === undefined ? [{ field: 'method', message: words.methodNeeded }] : []),
    body: () => ({ method: method ?? 'paper' }),
    send: (body: Confirmation) =>
      api.POST('/v1/consent-captures/{id}/confirm', { body, params: { path: { id } } }),
    done: onDone,
    own: words.refusals,
  });
  return (
    <Dialog title={words.confirmTitle} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.confirm} onSubmit={submit}>
        <Choice
          name="method"
          label={words.method}
          options={optionsOf(words.methods)}
          value={method}
          onChange={setMethod}
          error={messageOf('method')}
        />
      </Form>
    </Dialog>
  );
}
