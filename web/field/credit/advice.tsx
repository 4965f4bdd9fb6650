import type { Schema } from '../../shared/api/schemas.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useCreditWords } from './credit-words.ts';

/** What would raise the score and to which number; the fewest changes first. */
export function Advice({ of: ways }: { of: Schema<'ScoreAdvice'>[] }) {
  const words = useCreditWords();
  const wording = useWording();
  return (
    <section>
      <h2>{words.advice}</h2>
      {ways.length === 0 && <p>{words.noAdvice}</p>}
      <ul className="f-list">
        {ways.map((way) => (
          <li key={way.actions.map((action) => action.feature).join(' ')} className="k-card">
            <p>
              <b className="k-number">{words.from(way.from, way.to)}</b>
            </p>
            <p>{wording(way.text)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
