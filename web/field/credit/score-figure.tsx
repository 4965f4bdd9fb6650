import type { Tone } from '../../kit/notice.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useCreditWords } from './credit-words.ts';

const LOWEST = 300;
const HIGHEST = 850;

/** Six grades in three tones; the letters say the rest. */
function toneOf(grade: Schema<'MyScore'>['grade']): Tone {
  if (grade === undefined || grade === 'C') return 'warning';
  return grade.startsWith('A') ? 'ok' : 'info';
}

/** The number with its grade and its place between 300 and 850; in words where there is no number. */
export function ScoreFigure({ of: mine }: { of: Schema<'MyScore'> }) {
  const words = useCreditWords();
  if (mine.score === undefined) {
    return (
      <p>
        <StatusTag tone="warning">{words.unrated}</StatusTag>
      </p>
    );
  }
  const place = Math.round(((mine.score - LOWEST) / (HIGHEST - LOWEST)) * 100);
  return (
    <>
      <p className="f-score-line">
        <span className="f-score-figure">{mine.score}</span>
        <StatusTag tone={toneOf(mine.grade)} icon="dot">
          {words.grade(mine.gradeLabel ?? mine.grade ?? '')}
        </StatusTag>
      </p>
      <svg className="f-scale" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="f-scale-all" width="100" height="6" rx="1" />
        <rect className="f-scale-mine" width={place} height="6" rx="1" />
      </svg>
      <p className="k-muted k-small">{words.outOf}</p>
    </>
  );
}
