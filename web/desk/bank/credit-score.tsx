import type { components } from '../../../openapi/contract.gen.ts';
import { useBankWords } from './bank-words.ts';
import './credit-score.css';

/** The number, its grade, and where it lies on the scale. */
export function CreditScore({ score }: { score: components['schemas']['CreditScore'] }) {
  const words = useBankWords();
  const { scale } = score;
  const value = score.score ?? scale.min;
  return (
    <div className="credit-score">
      <div>
        <p className="k-muted">{words.score}</p>
        <p className="credit-score-number">{value}</p>
      </div>
      <div>
        <p className="k-muted">{words.grade}</p>
        <p className="credit-score-number">{score.band}</p>
      </div>
      <div className="credit-score-scale">
        <p className="k-muted">{words.outOf(scale.min, scale.max)}</p>
        <meter min={scale.min} max={scale.max} value={value} aria-label={words.score}>
          {value}
        </meter>
        {score.thin && <p>{words.gradeThin}</p>}
      </div>
    </div>
  );
}
