import type { ReactNode } from 'react';
import { isDecimal, otherWeight, plainDecimal, unitName } from './amount-text.ts';
import { describedBy, Field, type FieldProps } from './field.tsx';
import { usePreferences } from '../shared/words/preferences.ts';
import { useKitWords } from './kit-words.ts';

export interface Quantity {
  amount: string;
  unit: string;
}

interface Props extends FieldProps {
  value: Quantity;
  onChange: (value: Quantity) => void;
  /** The units that may be chosen, such as 斤 公斤 吨, or one alone such as 亩. */
  units: readonly string[];
  /** Said after the echo, such as a price for the whole amount. */
  echo?: ReactNode;
}

/** A number with its unit inside the box; the same weight in the other usual unit is echoed below. */
export function QuantityField({ value, onChange, units, echo, ...field }: Props) {
  const words = useKitWords();
  const language = usePreferences().language;
  const plain = plainDecimal(value.amount);
  const other = otherWeight(plain, value.unit);
  const described = [describedBy(field), `${field.name}-echo`].filter(Boolean).join(' ');
  return (
    <Field {...field}>
      <div className="k-box">
        <input
          className="k-control"
          id={field.name}
          name={field.name}
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          value={value.amount}
          aria-describedby={described}
          aria-invalid={field.error === undefined ? undefined : true}
          onChange={(event) => {
            onChange({ ...value, amount: event.target.value });
          }}
        />
        {units.length === 1 ? (
          <span className="k-box-unit">{unitName(value.unit, language)}</span>
        ) : (
          <select
            className="k-control"
            name={`${field.name}-unit`}
            aria-label={words.unit}
            value={value.unit}
            onChange={(event) => {
              onChange({ ...value, unit: event.target.value });
            }}
          >
            {units.map((unit) => (
              <option key={unit} value={unit}>
                {unitName(unit, language)}
              </option>
            ))}
          </select>
        )}
      </div>
      <div className="k-echo k-number" id={`${field.name}-echo`} role="status">
        {isDecimal(plain) && other && (
          <>
            {plain} {unitName(value.unit, language)}{' '}
            {words.about(other.amount, unitName(other.unit, language))}
          </>
        )}
        {echo}
      </div>
    </Field>
  );
}
