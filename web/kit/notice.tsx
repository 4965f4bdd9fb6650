import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import './notice.css';

export type Tone = 'info' | 'ok' | 'warning' | 'danger';

export const toneIcons: Readonly<Record<Tone, IconName>> = {
  info: 'info',
  ok: 'ok',
  warning: 'alert',
  danger: 'cross',
};

interface Props {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** Read out when it appears: `polite` after what is being read, `now` at once. */
  live?: 'polite' | 'now';
}

/** A few sentences that stand out: what happened, what it means, what to do. */
export function Notice({ tone = 'info', title, children, live }: Props) {
  const role = live === 'now' ? 'alert' : live === 'polite' ? 'status' : undefined;
  return (
    <div className={`k-notice k-tone-${tone}`} role={role}>
      <span className="k-notice-icon">
        <Icon name={toneIcons[tone]} />
      </span>
      <div className="k-notice-text">
        {title !== undefined && <p className="k-notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
