import { Button, type ButtonKind } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { useSubmit, type OwnSentences } from './use-submit.ts';

interface Props<Data> {
  label: string;
  kind?: ButtonKind;
  act: (idempotencyKey: string) => Promise<{ data?: Data; error?: Problem }>;
  onDone: (data: Data) => void;
  own?: OwnSentences;
}

/** One press, one act; a refusal is said beside the button. */
export function ActButton<Data>({ label, kind, act, onDone, own }: Props<Data>) {
  const { busy, errors, submit } = useSubmit({
    body: () => label,
    send: (_label: string, key) => act(key),
    done: onDone,
    ...(own === undefined ? {} : { own }),
  });
  return (
    <>
      <Button {...(kind === undefined ? {} : { kind })} busy={busy} onClick={() => void submit()}>
        {label}
      </Button>
      {errors.map((error) => (
        <Notice key={error.message} tone="danger" live="now">
          {error.message}
        </Notice>
      ))}
    </>
  );
}
