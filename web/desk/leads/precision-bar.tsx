import type { components } from '../../../openapi/contract.gen.ts';
import { percent } from '../page/percent.ts';
import { useLeadsWords } from './leads-words.ts';
import './evidence-cards.css';

type Rule = components['schemas']['LeadRule'];

/** The Wilson interval of a rule's precision on a line from 0 to 100 %, with the share and the floor; said in words too. */
export function PrecisionBar({ of: { precision, floorBp } }: { of: Rule }) {
  const words = useLeadsWords();
  if (precision.shareBp === undefined) return <span className="k-muted">{words.undecided}</span>;
  const text = words.precisionText(
    percent(precision.shareBp),
    percent(precision.lowBp),
    percent(precision.highBp),
  );
  return (
    <>
      <svg className="precision-bar" viewBox="0 0 200 16" preserveAspectRatio="none" aria-hidden="true">
        <rect className="precision-bar-track" x="0" y="6" width="200" height="4" />
        <rect
          className="precision-bar-range"
          x={precision.lowBp / 50}
          y="3"
          width={Math.max(2, (precision.highBp - precision.lowBp) / 50)}
          height="10"
        />
        <rect className="precision-bar-point" x={precision.shareBp / 50 - 1} y="0" width="3" height="16" />
        <path className="precision-bar-floor" d={`M${String(floorBp / 50)} 0V16`} />
      </svg>
      {text}
      <br />
      <span className="k-muted k-small">{words.decidedOf(precision.confirmed, precision.decided)}</span>
    </>
  );
}
