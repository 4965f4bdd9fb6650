import type { components } from '../../../openapi/contract.gen.ts';
import { dateText } from '../../shared/formats/date.ts';
import { useRegulatorWords } from './regulator-words.ts';
import './day-bars.css';

type Line = components['schemas']['AccessSummary']['items'][number];

const HEIGHT = 90;
const STEP = 20;

/** One bar per day, the refused part hatched on top; the table below says the same. */
export function DayBars({ lines }: { lines: readonly Line[] }) {
  const words = useRegulatorWords();
  const days = [...new Set(lines.map((line) => line.date))].sort();
  const on = (date: string, decision: Line['decision']) =>
    lines
      .filter((line) => line.date === date && line.decision === decision)
      .reduce((sum, line) => sum + line.count, 0);
  const most = Math.max(...days.map((day) => on(day, 'granted') + on(day, 'denied')), 1);
  const high = (count: number) => (count / most) * HEIGHT;
  return (
    <figure className="day-bars">
      <figcaption>{words.perDay}</figcaption>
      <svg
        viewBox={`0 0 ${String(Math.max(days.length, 20) * STEP)} ${String(HEIGHT + 2)}`}
        preserveAspectRatio="xMinYMid meet"
        role="img"
        aria-label={words.perDay}
      >
        <Refused />
        {days.map((day, at) => {
          const granted = high(on(day, 'granted'));
          const denied = high(on(day, 'denied'));
          return (
            <g key={day}>
              <title>{`${dateText(day)}: ${String(on(day, 'granted'))} + ${String(on(day, 'denied'))}`}</title>
              <rect
                className="day-bars-granted"
                x={at * STEP + 3}
                y={HEIGHT - granted}
                width={STEP - 6}
                height={granted}
              />
              <rect
                fill="url(#refused)"
                x={at * STEP + 3}
                y={HEIGHT - granted - denied}
                width={STEP - 6}
                height={denied}
              />
            </g>
          );
        })}
        <path
          className="day-bars-base"
          d={`M0 ${String(HEIGHT)}H${String(Math.max(days.length, 20) * STEP)}`}
        />
      </svg>
    </figure>
  );
}

/** The hatching of the refused part: it differs without colour too. */
function Refused() {
  return (
    <defs>
      <pattern id="refused" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" fill="#fdecea" />
        <path d="M0 0V4" stroke="#b3261e" strokeWidth="3" />
      </pattern>
    </defs>
  );
}
