import type { ComponentPropsWithRef } from 'react';
import { classNames } from './class-names.ts';
import { useKitWords } from './kit-words.ts';
import './button.css';

export type ButtonKind = 'primary' | 'secondary' | 'danger' | 'quiet';

interface Props extends ComponentPropsWithRef<'button'> {
  kind?: ButtonKind;
  /** The act is under way: the button says so and takes no second press. */
  busy?: boolean;
  wide?: boolean;
}

/** Says what it does with a verb (提交申请, not 确定). */
export function Button({
  kind = 'secondary',
  busy = false,
  wide,
  className,
  children,
  onClick,
  ...rest
}: Props) {
  const words = useKitWords();
  return (
    <button
      type="button"
      {...rest}
      className={classNames('k-button', `k-button-${kind}`, wide && 'k-button-wide', className)}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? words.busy : children}
    </button>
  );
}
