import { describedBy, Field, type FieldProps } from './field.tsx';
import { useKitWords } from './kit-words.ts';

interface Props<Value extends string> extends FieldProps {
  options: readonly { value: Value; label: string }[];
  /** '' while nothing is chosen. */
  value: Value | '';
  onChange: (value: Value | '') => void;
  /** The words of the empty choice. */
  empty?: string;
  disabled?: boolean;
}

/** One of a known list, in the browser's own select. */
export function Select<Value extends string>({
  options,
  value,
  onChange,
  empty,
  disabled,
  ...field
}: Props<Value>) {
  const words = useKitWords();
  return (
    <Field {...field}>
      <select
        className="k-control"
        id={field.name}
        name={field.name}
        value={value}
        disabled={disabled}
        aria-describedby={describedBy(field)}
        aria-invalid={field.error === undefined ? undefined : true}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          onChange(chosen?.value ?? '');
        }}
      >
        <option value="">{empty ?? words.choose}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
