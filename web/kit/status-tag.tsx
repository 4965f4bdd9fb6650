import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { toneIcons, type Tone } from './notice.tsx';
import './notice.css';
import './status-tag.css';

/** A state in one word: icon, word and border, never a tint alone. `quiet` is for what is over. */
export function StatusTag({
  tone,
  icon,
  children,
}: {
  tone: Tone | 'quiet';
  icon?: IconName;
  children: ReactNode;
}) {
  const drawn = icon ?? (tone === 'quiet' ? 'dot' : toneIcons[tone]);
  return (
    <span className={`k-tag k-tone-${tone}`}>
      <Icon name={drawn} /> {children}
    </span>
  );
}
