import { useReviewWords } from './review-words.ts';

interface Props {
  text: string;
  keys: { on: boolean; turn: (on: boolean) => void };
}

/** Which keys do what, and a switch for those whom single keys disturb. */
export function KeysNote({ text, keys }: Props) {
  const words = useReviewWords();
  return (
    <details className="page-section">
      <summary>{words.keys}</summary>
      <p>{text}</p>
      <div className="k-choice">
        <input
          type="checkbox"
          id="review-keys"
          checked={keys.on}
          onChange={(event) => {
            keys.turn(event.target.checked);
          }}
        />
        <label htmlFor="review-keys">{words.keysUse}</label>
      </div>
    </details>
  );
}
