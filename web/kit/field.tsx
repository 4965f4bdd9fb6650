import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { useKitWords } from './kit-words.ts';
import './field.css';

/** What every field has: a name for the form and the id, words above and below it, and its refusal. */
export interface FieldProps {
  /** Also the id of the control, so that an ErrorSummary can link to it. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
}

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const ids = [hint !== undefined && `${name}-hint`, error !== undefined && `${name}-error`];
  return ids.filter(Boolean).join(' ') || undefined;
}

/** Hint and refusal of a control, in the order in which they are read. */
export function FieldNotes({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>) {
  const words = useKitWords();
  return (
    <>
      {hint !== undefined && (
        <div className="k-field-hint" id={`${name}-hint`}>
          {hint}
        </div>
      )}
      {error !== undefined && (
        <div className="k-field-error" id={`${name}-error`}>
          <span className="k-unseen">{words.error}</span>
          {error}
        </div>
      )}
    </>
  );
}

/** Label, notes and one control below each other. */
export function Field({ children, ...field }: FieldProps & { children: ReactNode }) {
  const words = useKitWords();
  return (
    <div className={classNames('k-field', field.error !== undefined && 'k-field-wrong')}>
      <label className="k-field-label" htmlFor={field.name}>
        {field.label}
        {field.optional === true && <span className="k-field-optional">{words.optional}</span>}
      </label>
      <FieldNotes {...field} />
      {children}
    </div>
  );
}

/** Like Field for a group of controls: the label is the legend. */
export function FieldGroup({ children, ...field }: FieldProps & { children: ReactNode }) {
  const words = useKitWords();
  return (
    <fieldset
      className={classNames('k-field', field.error !== undefined && 'k-field-wrong')}
      aria-describedby={describedBy(field)}
    >
      <legend className="k-field-label">
        {field.label}
        {field.optional === true && <span className="k-field-optional">{words.optional}</span>}
      </legend>
      <FieldNotes {...field} />
      {children}
    </fieldset>
  );
}
