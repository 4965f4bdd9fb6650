import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, queryClient } from '../../shared/api/client.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useCatalogueWords } from './catalogue-words.ts';

/** A version that waits is refused; one in force is ended. */
export type Closing = 'refusal' | 'end';

interface Props {
  id: string;
  how: Closing;
  side: components['schemas']['AgreementSide'];
  onClose: () => void;
}

/** Asks for the reason before a version is refused or an agreement ends. */
export function CloseAgreementDialog({ id, how, side, onClose }: Props) {
  const words = useCatalogueWords();
  const [reason, setReason] = useState('');
  const needed = { field: 'reason', message: words.reasonNeeded };
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () => (reason.trim().length >= 4 ? [] : [needed]),
    body: () => ({ side, reason: reason.trim() }),
    send: (body) => {
      const given = { params: { path: { agreementId: id } }, body };
      return how === 'end'
        ? api.POST('/v1/agreements/{agreementId}/end', given)
        : api.POST('/v1/agreements/{agreementId}/refusal', given);
    },
    done: () => {
      void queryClient.invalidateQueries();
      onClose();
    },
    fields: { '/reason': needed },
    own: words.ownSentences,
  });
  return (
    <Dialog title={how === 'end' ? words.endTitle : words.refuseTitle} onClose={onClose}>
      <ErrorSummary errors={errors} />
      {how === 'end' && <p>{words.endText}</p>}
      <TextField
        name="reason"
        label={words.reasonLabel}
        lines={3}
        maxLength={1_000}
        value={reason}
        onChange={setReason}
        error={messageOf('reason')}
      />
      <div className="k-row">
        <Button kind="danger" busy={busy} onClick={() => void submit()}>
          {how === 'end' ? words.end : words.refuse}
        </Button>
        <Button onClick={onClose}>{words.keep}</Button>
      </div>
    </Dialog>
  );
}
