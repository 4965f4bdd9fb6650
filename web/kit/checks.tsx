import type { ChoiceOption } from './choice.tsx';
import { FieldGroup, type FieldProps } from './field.tsx';
import './choice.css';

interface Props<Value extends string> extends FieldProps {
  options: readonly ChoiceOption<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
}

/** Any of a few (check boxes); the order of the answer is the order of the options. */
export function Checks<Value extends string>({ options, value, onChange, ...field }: Props<Value>) {
  const toggled = (one: Value) =>
    options
      .map((option) => option.value)
      .filter((known) => (known === one ? !value.includes(one) : value.includes(known)));
  return (
    <FieldGroup {...field}>
      {options.map((option, index) => {
        const id = index === 0 ? field.name : `${field.name}-${option.value}`;
        return (
          <div key={option.value} className="k-choice">
            <input
              type="checkbox"
              id={id}
              name={field.name}
              value={option.value}
              checked={value.includes(option.value)}
              onChange={() => {
                onChange(toggled(option.value));
              }}
            />
            <label htmlFor={id}>
              {option.label}
              {option.hint !== undefined && <span className="k-choice-hint">{option.hint}</span>}
            </label>
          </div>
        );
      })}
    </FieldGroup>
  );
}
