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
    if (opened && !opened.open) opened.showModal();
    return () => {
      opened?.close();
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
