import { useId, useState, type KeyboardEvent } from 'react';
import { matchOptions, type ComboOption } from './combobox-match.ts';
import { describedBy, Field, type FieldProps } from './field.tsx';
import { useKitWords } from './kit-words.ts';
import './combobox.css';

interface Props extends FieldProps {
  options: readonly ComboOption[];
  /** The value of the chosen option, or ''. */
  value: string;
  onChange: (value: string) => void;
}

/** One of many, found by typing part of its name, its pinyin or its code; arrows choose, Enter takes, Esc closes. */
export function Combobox({ options, value, onChange, ...field }: Props) {
  const listId = useId();
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const chosen = options.find((option) => option.value === value);
  const shown = typed === undefined ? options : matchOptions(options, typed);
  const at = Math.min(active, shown.length - 1);
  const close = () => {
    setOpen(false);
    setTyped(undefined);
    setActive(0);
  };
  const take = (option: ComboOption | undefined) => {
    if (option) onChange(option.value);
    close();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      setActive(open ? Math.min(at + 1, shown.length - 1) : 0);
      setOpen(true);
    },
    ArrowUp: () => {
      setActive(Math.max(at - 1, 0));
    },
    Enter: () => {
      take(shown[at]);
    },
    Escape: close,
  };
  const press = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || (!open && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
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
          value={typed ?? chosen?.label ?? ''}
          onChange={(event) => {
            setTyped(event.target.value);
            setActive(0);
            setOpen(true);
            if (event.target.value === '') onChange('');
          }}
          onClick={() => {
            setOpen(true);
          }}
          onBlur={close}
          onKeyDown={press}
        />
        {open && <ComboList id={listId} options={shown} active={at} label={field.label} onTake={take} />}
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
