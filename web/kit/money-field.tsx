import { grouped, isDecimal, plainDecimal } from './amount-text.ts';
import { describedBy, Field, type FieldProps } from './field.tsx';
import { useKitWords } from './kit-words.ts';

interface Props extends FieldProps {
  /** 元 as typed; `plainDecimal` of it is what the API takes. */
  value: string;
  onChange: (value: string) => void;
  /** What the price is for, such as 元/公斤; 元 unless told. */
  unit?: string;
}

/** An amount in 元 with the unit inside the box and an echo in thousands. */
export function MoneyField({ value, onChange, unit, ...field }: Props) {
  const words = useKitWords();
  const plain = plainDecimal(value);
  return (
    <Field {...field}>
      <div className="k-box">
        <span className="k-box-unit" aria-hidden="true">
          ¥
        </span>
        <input
          className="k-control"
          id={field.name}
          name={field.name}
          inputMode="decimal"
          autoComplete="off"
          value={value}
          maxLength={20}
          aria-describedby={[describedBy(field), `${field.name}-unit`, `${field.name}-echo`]
            .filter(Boolean)
            .join(' ')}
          aria-invalid={field.error === undefined ? undefined : true}
          onChange={(event) => {
            onChange(event.target.value);
          }}
        />
        <span className="k-box-unit" id={`${field.name}-unit`}>
          {unit ?? words.yuan}
        </span>
      </div>
      <div className="k-echo k-number" id={`${field.name}-echo`}>
        {isDecimal(plain) && Number(plain) >= 1000 ? `¥${grouped(plain)}` : ''}
      </div>
    </Field>
  );
}
