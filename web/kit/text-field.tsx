import type { ComponentPropsWithRef } from 'react';
import { describedBy, Field, type FieldProps } from './field.tsx';

type Native = Pick<
  ComponentPropsWithRef<'input'>,
  | 'type'
  | 'inputMode'
  | 'autoComplete'
  | 'maxLength'
  | 'disabled'
  | 'spellCheck'
  | 'autoCapitalize'
  | 'placeholder'
  | 'onBlur'
>;

interface Props extends FieldProps, Native {
  value: string;
  onChange: (value: string) => void;
  /** More than one line makes it a text area. */
  lines?: number;
}

/** One line, or several, of text. */
export function TextField({
  label,
  hint,
  error,
  optional,
  value,
  onChange,
  lines = 1,
  name,
  ...native
}: Props) {
  const field = { name, label, hint, error, ...(optional === undefined ? {} : { optional }) };
  const shared = {
    className: 'k-control',
    id: name,
    name,
    value,
    'aria-describedby': describedBy(field),
    'aria-invalid': error === undefined ? undefined : true,
  };
  return (
    <Field {...field}>
      {lines > 1 ? (
        <textarea
          {...shared}
          rows={lines}
          maxLength={native.maxLength}
          disabled={native.disabled}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      ) : (
        <input
          type="text"
          {...native}
          {...shared}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
      )}
    </Field>
  );
}
