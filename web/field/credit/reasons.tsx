import { Icon } from '../../kit/icon.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useCreditWords } from './credit-words.ts';

interface Props {
  title: string;
  reasons: Schema<'ScoreReason'>[];
  direction: 'up' | 'down';
  /** Said when there is no reason; without it the section is left out. */
  none?: string;
}

/** Why the score is what it is, in plain sentences, each with what can be done about it. */
export function Reasons({ title, reasons, direction, none }: Props) {
  const words = useCreditWords();
  const wording = useWording();
  if (reasons.length === 0 && none === undefined) return null;
  return (
    <section>
      <h2>{title}</h2>
      {reasons.length === 0 && <p>{none}</p>}
      <ul className="f-list">
        {reasons.map((reason) => (
          <li key={reason.code} className={`k-card f-reason f-reason-${direction}`}>
            <Icon name={direction} />
            <div>
              <p>
                <b>{wording(reason.text)}</b>{' '}
                <span className="k-muted">{words[direction](reason.points)}</span>
              </p>
              {reason.action && (
                <p className="k-small">
                  {words.canDo}
                  {wording(reason.action)}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
