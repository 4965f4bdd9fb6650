import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.ts';
import './print-sheet.css';

interface Props {
  title: string;
  /** Who issues the sheet, and the short code under which it can be checked. */
  issuer: string;
  code: string;
  /** When it was issued, in words. */
  issuedAt: string;
  children: ReactNode;
}

/** A part of the page that prints alone on A4 with title, issuer, time and a code for checking. */
export function PrintSheet({ title, issuer, code, issuedAt, children }: Props) {
  const words = useKitWords();
  return (
    <section className="k-sheet">
      <header className="k-sheet-head">
        <p className="k-sheet-title">{title}</p>
        <p>{issuer}</p>
      </header>
      {children}
      <footer className="k-sheet-foot">
        <span>{issuedAt}</span> <span className="k-number">{code}</span>
      </footer>
      <div className="k-sheet-act">
        <Button
          onClick={() => {
            window.print();
          }}
        >
          <Icon name="print" />
          {words.print}
        </Button>
      </div>
    </section>
  );
}
