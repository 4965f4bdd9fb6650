import { Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Skeleton } from '../../kit/skeleton.tsx';
import { SyncBar } from '../../kit/sync-bar.tsx';
import type { Account } from '../../shared/session/session-store.ts';
import { useDeskWords } from './desk-words.ts';
import { menuOf, type MenuEntry } from './menu.ts';
import { Preferences } from './preferences.tsx';
import { signOut } from './sign-out.ts';
import './shell.css';

/** Head, side menu by role and the page. */
export function Shell({ account, children }: { account: Account; children: ReactNode }) {
  const words = useDeskWords();
  return (
    <div className="shell">
      <a className="shell-skip" href="#content">
        {words.skip}
      </a>
      <header className="shell-head">
        <Link href="/" className="shell-mark">
          <span aria-hidden="true">田</span> {words.product}
        </Link>
        <div className="shell-who">
          <span>
            {account.organisation?.name} · {account.name}
          </span>
          <Preferences />
          <Button onClick={() => void signOut()}>{words.signOut}</Button>
        </div>
      </header>
      <SyncBar />
      <div className="shell-body">
        <SideMenu account={account} />
        <main id="content" className="shell-main" tabIndex={-1}>
          <Suspense fallback={<Skeleton />}>{children}</Suspense>
        </main>
      </div>
    </div>
  );
}

function SideMenu({ account }: { account: Account }) {
  const words = useDeskWords();
  const [location] = useLocation();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    setOpen(false);
  }, [location]);
  const entries = menuOf(account);
  const groups = [...new Set(entries.map((entry) => entry.group))];
  return (
    <nav className="shell-menu" aria-label={words.mainMenu}>
      <Button
        className="shell-menu-button"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <Icon name="menu" />
        {words.menu}
      </Button>
      <div className={open ? 'shell-menu-groups shell-menu-open' : 'shell-menu-groups'}>
        {groups.map((group) => (
          <div key={group} className="shell-menu-group">
            <p id={`menu-${group}`}>{words.groups[group]}</p>
            <ul aria-labelledby={`menu-${group}`}>
              {entries
                .filter((entry) => entry.group === group)
                .map((entry) => (
                  <li key={entry.path}>
                    <Link
                      href={entry.path}
                      aria-current={currentOf(entries, location) === entry ? 'page' : undefined}
                    >
                      {words.pages[entry.page]}
                    </Link>
                  </li>
                ))}
            </ul>
          </div>
        ))}
      </div>
    </nav>
  );
}

/** The entry of the page in sight: the longest path that leads to it. */
function currentOf(entries: readonly MenuEntry[], location: string): MenuEntry | undefined {
  return entries
    .filter((entry) => location === entry.path || location.startsWith(`${entry.path}/`))
    .sort((left, right) => right.path.length - left.path.length)[0];
}
