import { useState, type KeyboardEvent } from 'react';
import { matchOptions, type ComboOption } from './combobox-match.ts';

interface Wanted {
  options: readonly ComboOption[];
  onChange: (value: string) => void;
}

/** The state and the keys of a combobox: what is typed, what is shown, which option is active. */
export function useCombobox({ options, onChange }: Wanted) {
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
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
  return {
    typed,
    open,
    at,
    shown,
    close,
    take,
    show: () => {
      setOpen(true);
    },
    type: (text: string) => {
      setTyped(text);
      setActive(0);
      setOpen(true);
      if (text === '') onChange('');
    },
    press: (event: KeyboardEvent) => {
      const act = keys[event.key];
      if (!act || (!open && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
  };
}
