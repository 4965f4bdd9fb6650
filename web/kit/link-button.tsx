import type { ComponentPropsWithRef } from 'react';
import type { ButtonKind } from './button.tsx';
import { classNames } from './class-names.ts';
import './button.css';

interface Props extends ComponentPropsWithRef<'a'> {
  kind?: ButtonKind;
  wide?: boolean;
}

/** A link that leads to the next step and looks like a button. */
export function LinkButton({ kind = 'secondary', wide, className, ...rest }: Props) {
  return (
    <a {...rest} className={classNames('k-button', `k-button-${kind}`, wide && 'k-button-wide', className)} />
  );
}
