import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '../../kit/icon.tsx';
import { usePageTitle } from '../../shared/page/use-page-title.ts';
import { useDeskWords } from '../shell/desk-words.ts';
import './page.css';

interface Props {
  title: string;
  /** One sentence on what the page is for. */
  intro?: ReactNode;
  /** The one primary action, right of the title. */
  action?: ReactNode;
  /** The list this page belongs to. */
  back?: { href: string; label: string };
  children: ReactNode;
}

/** Title, primary action, content: the frame of every page of the desk. */
export function Page({ title, intro, action, back, children }: Props) {
  const words = useDeskWords();
  const heading = usePageTitle(title, words.product);
  return (
    <>
      {back && (
        <p className="page-back">
          <Link href={back.href}>
            <Icon name="previous" /> {back.label}
          </Link>
        </p>
      )}
      <div className="page-head">
        <h1 tabIndex={-1} ref={heading}>
          {title}
        </h1>
        {action}
      </div>
      {intro !== undefined && <p className="page-intro">{intro}</p>}
      {children}
    </>
  );
}
