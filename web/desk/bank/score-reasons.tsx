import type { components } from '../../../openapi/contract.gen.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useBankWords } from './bank-words.ts';
import './score-reasons.css';

type Reason = components['schemas']['ReasonCode'];

/** Why the score is what it is: shortfalls first, then strengths, each as a sentence. */
export function ScoreReasons({ reasons }: { reasons: readonly Reason[] }) {
  const words = useBankWords();
  const shortfalls = reasons.filter((reason) => reason.direction === 'shortfall');
  const strengths = reasons.filter((reason) => reason.direction === 'strength');
  return (
    <div className="page-columns">
      {shortfalls.length > 0 && <Reasons title={words.shortfalls} reasons={shortfalls} say={words.lost} />}
      {strengths.length > 0 && <Reasons title={words.strengths} reasons={strengths} say={words.won} />}
    </div>
  );
}

interface ReasonsProps {
  title: string;
  reasons: readonly Reason[];
  say: (points: number) => string;
}

function Reasons({ title, reasons, say }: ReasonsProps) {
  const inLanguage = useBilingual();
  return (
    <section>
      <h2>{title}</h2>
      <ol className="reasons">
        {reasons.map((reason) => (
          <li key={reason.code}>
            {inLanguage(reason.text)}{' '}
            <span className="k-muted">
              {say(Math.abs(reason.points))} · {reason.code}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
