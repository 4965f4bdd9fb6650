import { useEffect, useState } from 'react';

const KEEP = 'tianxin.review-keys';

/** Single keys act only where nobody types, without Ctrl, Alt or Meta, and only while they are switched on. */
export function useReviewKeys(keys: Readonly<Record<string, () => void>>): {
  on: boolean;
  turn: (on: boolean) => void;
} {
  const [on, setOn] = useState(() => localStorage.getItem(KEEP) !== 'off');
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || typesIn(event.target)) return;
      const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [on, keys]);
  return {
    on,
    turn: (next) => {
      localStorage.setItem(KEEP, next ? 'on' : 'off');
      setOn(next);
    },
  };
}

function typesIn(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog')) return true;
  const typed = target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type);
  return typed || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
