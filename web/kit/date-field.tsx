import { joinDate, splitDate } from './date-text.ts';
import { describedBy, FieldGroup, type FieldProps } from './field.tsx';
import { useKitWords } from './kit-words.ts';
import './date-field.css';

interface Props extends FieldProps {
  /** Year, month and day as typed, joined by `-`; `isoDate` of it is what the API takes. */
  value: string;
  onChange: (value: string) => void;
}

/** Three numeric boxes 年 月 日: the browser's own date box follows the browser's language, not the page's. */
export function DateField({ value, onChange, ...field }: Props) {
  const words = useKitWords();
  const [year, month, day] = splitDate(value);
  const parts = [
    {
      key: 'year',
      label: words.year,
      value: year,
      digits: 4,
      join: (typed: string) => joinDate(typed, month, day),
    },
    {
      key: 'month',
      label: words.month,
      value: month,
      digits: 2,
      join: (typed: string) => joinDate(year, typed, day),
    },
    {
      key: 'day',
      label: words.day,
      value: day,
      digits: 2,
      join: (typed: string) => joinDate(year, month, typed),
    },
  ];
  return (
    <FieldGroup {...field}>
      <div className="k-date">
        {parts.map((part) => (
          <label key={part.key} className="k-date-part">
            <input
              className={`k-control k-date-${part.key}`}
              id={part.key === 'year' ? field.name : `${field.name}-${part.key}`}
              name={`${field.name}-${part.key}`}
              inputMode="numeric"
              autoComplete="off"
              maxLength={part.digits}
              value={part.value}
              aria-describedby={describedBy(field)}
              aria-invalid={field.error === undefined ? undefined : true}
              onChange={(event) => {
                onChange(part.join(event.target.value.replace(/\D/g, '')));
              }}
            />
            <span>{part.label}</span>
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
