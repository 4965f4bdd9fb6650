import { useEffect, useRef, type ReactNode } from 'react';
import { useKitWords } from './kit-words.ts';
import { Icon } from './icon.tsx';
import './dialog.css';

interface Props {
  title: ReactNode;
  children: ReactNode;
  onClose: () => void;
  /** A dialog that must be answered has no close button and ignores Esc. */
  mustAnswer?: boolean;
}

/** A modal on the native `<dialog>`, open while it is rendered; Esc closes it and the focus goes back where it was. */
export function Dialog({ title, children, onClose, mustAnswer = false }: Props) {
  const words = useKitWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const opened = dialog.current;
    if (opened) show(opened);
    return () => {
      if (opened) hide(opened);
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      className="k-dialog"
      ref={dialog}
      aria-labelledby="k-dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        if (!mustAnswer) onClose();
      }}
      onClose={(event) => {
        // A browser lets a second Esc through whatever the page says.
        if (event.currentTarget.open) return;
        if (mustAnswer) show(event.currentTarget);
        else onClose();
      }}
    >
      <div className="k-dialog-head">
        <h2 id="k-dialog-title">{title}</h2>
        {!mustAnswer && (
          <button type="button" className="k-dialog-close" aria-label={words.close} onClick={onClose}>
            <Icon name="cross" />
          </button>
        )}
      </div>
      {children}
    </dialog>
  );
}

/** Browsers before 2022 have no modal dialogs (Safari 14): there it lies over the page by its style alone. */
function show(dialog: HTMLDialogElement): void {
  if (dialog.open) return;
  if ('showModal' in dialog) dialog.showModal();
  else (dialog as HTMLElement).setAttribute('data-plain', '');
}

function hide(dialog: HTMLDialogElement): void {
  if ('close' in dialog) dialog.close();
}
