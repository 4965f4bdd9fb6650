import type { ReactNode } from 'react';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary, type FieldError } from '../../kit/error-summary.tsx';

interface Props {
  errors: readonly FieldError[];
  busy: boolean;
  /** The verb on the button. */
  verb: string;
  onSubmit: () => Promise<void>;
  children: ReactNode;
  /** Beside the button: a way back. */
  aside?: ReactNode;
}

/** A form in one column with the refusals above it and one primary button below. */
export function Form({ errors, busy, verb, onSubmit, children, aside }: Props) {
  return (
    <form
      className="page-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <ErrorSummary errors={errors} />
      {children}
      <div className="k-row">
        <Button type="submit" kind="primary" busy={busy}>
          {verb}
        </Button>
        {aside}
      </div>
    </form>
  );
}
