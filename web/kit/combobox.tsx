import { useId } from 'react';
import type { ComboOption } from './combobox-match.ts';
import { describedBy, Field, type FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.ts';
import { useCombobox } from './use-combobox.ts';
import './combobox.css';

interface Props extends FieldProps {
  options: readonly ComboOption[];
  /** The value of the chosen option, or ''. */
  value: string;
  onChange: (value: string) => void;
  /** For options that the server finds: what is being typed. */
  onType?: (text: string) => void;
}

/** One of many, found by typing part of its name, its pinyin or its code; arrows choose, Enter takes, Esc closes. */
export function Combobox({ options, value, onChange, onType, ...field }: Props) {
  const listId = useId();
  const box = useCombobox({ options, onChange });
  const { open, shown, at } = box;
  const chosen = options.find((option) => option.value === value);
  return (
    <Field {...field}>
      <div className="k-combo">
        <input
          className="k-control"
          id={field.name}
          name={field.name}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={open && shown[at] ? `${listId}-${String(at)}` : undefined}
          aria-describedby={describedBy(field)}
          aria-invalid={field.error === undefined ? undefined : true}
          value={box.typed ?? chosen?.label ?? ''}
          onChange={(event) => {
            box.type(event.target.value);
            onType?.(event.target.value);
          }}
          onClick={box.show}
          onBlur={box.close}
          onKeyDown={box.press}
        />
        <span className="k-combo-mark">
          <Icon name="open" />
        </span>
        {open && <ComboList id={listId} options={shown} active={at} label={field.label} onTake={box.take} />}
      </div>
    </Field>
  );
}

interface ListProps {
  id: string;
  options: readonly ComboOption[];
  active: number;
  label: FieldProps['label'];
  onTake: (option: ComboOption) => void;
}

function ComboList({ id, options, active, label, onTake }: ListProps) {
  const words = useKitWords();
  if (options.length === 0)
    return (
      <div className="k-combo-list k-combo-none" id={id} role="status">
        {words.noMatch}
      </div>
    );
  return (
    <ul
      className="k-combo-list"
      id={id}
      role="listbox"
      aria-label={typeof label === 'string' ? label : undefined}
    >
      {options.map((option, index) => (
        <li
          key={option.value}
          id={`${id}-${String(index)}`}
          role="option"
          aria-selected={index === active}
          ref={
            index === active
              ? (item) => {
                  item?.scrollIntoView({ block: 'nearest' });
                }
              : undefined
          }
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
        >
          {option.label}
          {option.hint !== undefined && <span className="k-combo-hint">{option.hint}</span>}
        </li>
      ))}
    </ul>
  );
}
