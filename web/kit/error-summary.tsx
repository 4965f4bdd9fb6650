import { useEffect, useRef } from 'react';
import { useKitWords } from './kit-words.ts';
import './error-summary.css';

export interface FieldError {
  /** The `name` of the field, which is the id of its first control; empty for a refusal of the whole form. */
  field: string;
  message: string;
}

/**
 * All refusals of a form above it, even a single one: takes the focus whenever they change, links to each field, and
 * marks the document's title.
 */
export function ErrorSummary({ errors, title }: { errors: readonly FieldError[]; title?: string }) {
  const words = useKitWords();
  const box = useRef<HTMLDivElement>(null);
  const told = errors.map((error) => `${error.field}:${error.message}`).join('\n');
  useEffect(() => {
    if (told !== '') box.current?.focus();
  }, [told]);
  useEffect(() => {
    if (told === '') return undefined;
    const before = document.title;
    document.title = `${words.error}${before}`;
    return () => {
      document.title = before;
    };
  }, [told, words]);
  if (errors.length === 0) return null;
  return (
    <div className="k-errors" role="alert" tabIndex={-1} ref={box}>
      <h2>{title ?? words.thereIsAProblem}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.field}:${error.message}`}>
            {error.field === '' ? (
              error.message
            ) : (
              <a
                href={`#${error.field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(error.field)?.focus();
                }}
              >
                {error.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
