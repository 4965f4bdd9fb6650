import type { ReactNode } from 'react';
import { FieldGroup, type FieldProps } from './field.tsx';
import './choice.css';

export interface ChoiceOption<Value extends string> {
  value: Value;
  label: ReactNode;
  hint?: ReactNode;
}

interface Props<Value extends string> extends FieldProps {
  options: readonly ChoiceOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
}

/** One of a few, all of them in sight (radio). */
export function Choice<Value extends string>({ options, value, onChange, ...field }: Props<Value>) {
  return (
    <FieldGroup {...field}>
      {options.map((option, index) => {
        const id = index === 0 ? field.name : `${field.name}-${option.value}`;
        return (
          <div key={option.value} className="k-choice">
            <input
              type="radio"
              id={id}
              name={field.name}
              value={option.value}
              checked={value === option.value}
              onChange={() => {
                onChange(option.value);
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
