import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { SyncBar } from '../../kit/sync-bar.tsx';
import { endAssisting } from '../../shared/session/session-store.ts';
import { useSession } from '../../shared/session/use-session.ts';
import { prefer, usePreferences } from '../../shared/words/preferences.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useFrameWords } from './frame-words.ts';
import './frame.css';

/** What stands around every page: skip link, name, type size and language, what waits to be sent, the tabs. */
export function Frame({ tabs = false, children }: { tabs?: boolean; children: ReactNode }) {
  const words = useFrameWords();
  const waiting = useQueue().filter((act) => act.state === 'waiting').length;
  return (
    <>
      <a className="f-skip" href="#content">
        {words.skip}
      </a>
      <header className="f-head">
        <span className="f-mark">{words.product}</span>
        <Switches />
      </header>
      <AssistBanner />
      <SyncBar waiting={waiting} href="/field/queue" />
      <main id="content" className="f-main">
        {children}
      </main>
      {tabs && <BottomTabs />}
    </>
  );
}

/** 长辈版 and the other language, visible on every page. */
function Switches() {
  const words = useFrameWords();
  const { language, size } = usePreferences();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <div className="f-switches">
      <button
        type="button"
        onClick={() => {
          prefer({ size: size === 'large' ? 'ordinary' : 'large' });
        }}
      >
        {size === 'large' ? words.smaller : words.larger}
      </button>
      <button
        type="button"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => {
          prefer({ language: other });
        }}
      >
        {words.otherLanguage}
      </button>
    </div>
  );
}

function AssistBanner() {
  const words = useFrameWords();
  const [, navigate] = useLocation();
  const { own, assisting } = useSession();
  if (own === undefined || assisting === undefined) return null;
  return (
    <div
      className="f-assist"
      role="region"
      aria-label={words.assisting(own.account.name, assisting.account.name)}
    >
      <p>{words.assisting(own.account.name, assisting.account.name)}</p>
      <Button
        onClick={() => {
          endAssisting(false);
          navigate('/');
        }}
      >
        {words.endAssisting}
      </Button>
    </div>
  );
}

const TABS = [
  { href: '/', word: 'home' },
  { href: '/credit', word: 'credit' },
  { href: '/sell', word: 'sell' },
  { href: '/mine', word: 'mine' },
] as const;

function BottomTabs() {
  const words = useFrameWords();
  const [path] = useLocation();
  return (
    <nav className="f-tabs" aria-label={words.tabs}>
      {TABS.map(({ href, word }) => {
        const here = href === '/' ? path === '/' : path.startsWith(href);
        return (
          <Link key={href} href={href} aria-current={here ? 'page' : undefined}>
            <TabIcon name={word} />
            {words[word]}
          </Link>
        );
      })}
    </nav>
  );
}

const DRAWINGS = {
  home: 'M3 11 12 4l9 7v9h-6v-6H9v6H3z',
  credit: 'M4 20V10h4v10M10 20V4h4v16M16 20v-7h4v7',
  sell: 'M3 5h3l2 11h10l2-8H7M9 20v.5M17 20v.5',
  mine: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 21c1-5 4-6 8-6s7 1 8 6',
} as const;

function TabIcon({ name }: { name: keyof typeof DRAWINGS }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
