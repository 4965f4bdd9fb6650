import { describedBy, Field, type FieldProps } from '../../kit/field.tsx';
import { useKitWords } from '../../kit/kit-words.ts';
import { optionsOf } from '../page/options-of.ts';

interface Props<Unit extends string> extends FieldProps {
  value: string;
  unit: Unit;
  units: Readonly<Record<Unit, string>>;
  /** A word between number and unit. */
  between?: string;
  onChange: (value: string, unit: Unit) => void;
}

/** A small whole number and the period it is counted in. */
export function CountedField<Unit extends string>({
  value,
  unit,
  units,
  between,
  onChange,
  ...field
}: Props<Unit>) {
  const words = useKitWords();
  return (
    <Field {...field}>
      <div className="k-box">
        <input
          className="k-control"
          id={field.name}
          name={field.name}
          inputMode="numeric"
          maxLength={4}
          value={value}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error === undefined ? undefined : true}
          onChange={(event) => {
            onChange(event.target.value, unit);
          }}
        />
        {between !== undefined && <span className="k-box-unit">{between}</span>}
        <select
          className="k-control"
          aria-label={words.unit}
          value={unit}
          onChange={(event) => {
            onChange(value, event.target.value as Unit);
          }}
        >
          {optionsOf(units).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      </div>
    </Field>
  );
}
