import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon } from '../../kit/icon.tsx';
import { usePageTitle } from '../../shared/page/use-page-title.ts';
import { useFrameWords } from './frame-words.ts';

interface Props {
  title: string;
  /** Where 返回 leads; absent on the pages of the bottom tabs. */
  back?: string;
  /** 返回 within a page of several questions. */
  onBack?: (() => void) | undefined;
  children: ReactNode;
}

/** One page: its heading takes the focus and names the document. */
export function Page({ title, back, onBack, children }: Props) {
  const words = useFrameWords();
  const heading = usePageTitle(title, words.product);
  const label = (
    <>
      <Icon name="previous" /> {words.back}
    </>
  );
  return (
    <>
      {onBack ? (
        <button type="button" className="f-back" onClick={onBack}>
          {label}
        </button>
      ) : (
        back !== undefined && (
          <Link href={back} className="f-back">
            {label}
          </Link>
        )
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}
