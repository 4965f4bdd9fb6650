import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import './tabs.css';

interface Props<Key extends string> {
  label: string;
  tabs: readonly { key: Key; label: ReactNode }[];
  current: Key;
  onChange: (key: Key) => void;
  children: ReactNode;
}

const moves: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

/** Sections of one page, one in sight; arrow keys move, the rest is reached with Tab. */
export function Tabs<Key extends string>({ label, tabs, current, onChange, children }: Props<Key>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const to = moves[event.key]?.(
      tabs.findIndex((tab) => tab.key === current),
      tabs.length,
    );
    const tab = to === undefined ? undefined : tabs[to];
    if (to === undefined || tab === undefined) return;
    event.preventDefault();
    onChange(tab.key);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus();
  };
  return (
    <>
      <div className="k-tabs" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            type="button"
            role="tab"
            id={`tab-${tab.key}`}
            aria-selected={tab.key === current}
            aria-controls={tab.key === current ? `panel-${tab.key}` : undefined}
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => {
              onChange(tab.key);
            }}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`panel-${current}`} aria-labelledby={`tab-${current}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}
