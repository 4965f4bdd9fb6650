import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { api, queryClient } from '../../shared/api/client.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useBankWords } from './bank-words.ts';

interface Props {
  id: string;
  verb: string;
  onClose: () => void;
}

/** Asks once more before a consent is given back. */
export function EndConsentDialog({ id, verb, onClose }: Props) {
  const words = useBankWords();
  const { busy, errors, submit } = useSubmit({
    body: () => id,
    send: (consent: string) => api.DELETE('/v1/consents/{id}', { params: { path: { id: consent } } }),
    done: () => {
      void queryClient.invalidateQueries();
      onClose();
    },
  });
  return (
    <Dialog title={words.endTitle} onClose={onClose}>
      <ErrorSummary errors={errors} />
      <p>{words.endText}</p>
      <div className="k-row">
        <Button kind="danger" busy={busy} onClick={() => void submit()}>
          {verb}
        </Button>
        <Button onClick={onClose}>{words.keep}</Button>
      </div>
    </Dialog>
  );
}
