import type { KeyboardEvent } from 'react';
import { classEdges, stepOf, type AreaFigures, type Metric } from './area-figures.ts';
import { useCountyWords } from './county-words.ts';
import { figureText } from './figure-text.ts';
import { countyShapes, villageDots } from './map-shapes.ts';
import './county-map.css';

interface Props {
  townships: readonly AreaFigures[];
  metric: Metric;
  chosen: string | undefined;
  onChoose: (townshipCode: string) => void;
}

/** The townships as focusable regions of an invented map, shaded in five steps of one hue with patterns. */
export function CountyMap({ townships, metric, chosen, onChoose }: Props) {
  const words = useCountyWords();
  const { shapes, viewBox } = countyShapes(townships.length);
  const choose = (code: string) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(code);
  };
  return (
    <figure className="map">
      <svg viewBox={viewBox} role="group" aria-label={`${words.map}: ${words.metrics[metric]}`}>
        <Patterns />
        {townships.map((township, at) => {
          const shape = shapes[at];
          if (!shape) return null;
          const step = stepOf(townships, township, metric);
          return (
            <g
              key={township.code}
              role="button"
              tabIndex={0}
              className="map-region"
              aria-pressed={chosen === township.code}
              onClick={() => {
                onChoose(township.code);
              }}
              onKeyDown={choose(township.code)}
            >
              <polygon points={shape.points} className="map-shape" />
              <polygon points={shape.points} className="map-fill" fill={fillOf(step)} />
              {villageDots(shape, Math.min(township.villages, 40)).map(({ x, y }) => (
                <circle key={`${String(x)},${String(y)}`} className="map-dot" cx={x} cy={y} r="2" />
              ))}
              <text className="map-name" x={shape.x} y={shape.y - 4}>
                {township.name}
              </text>
              <text className="map-figure" x={shape.x} y={shape.y + 16}>
                {figureText(township, metric, '–')}
              </text>
            </g>
          );
        })}
      </svg>
      <Legend townships={townships} metric={metric} />
      <figcaption>{words.mapNote}</figcaption>
    </figure>
  );
}

function fillOf(step: number | undefined): string {
  return step === undefined ? 'none' : `url(#map-step-${String(step)})`;
}

/** One hue in five steps; the lines grow denser with the figure, so that the steps differ without colour too. */
function Patterns() {
  const tints = ['#eef4fb', '#d3e3f5', '#b3cfec', '#8fb6e0', '#6c9fd3'];
  return (
    <defs>
      {tints.map((tint, step) => (
        <pattern
          key={tint}
          id={`map-step-${String(step)}`}
          width="12"
          height="12"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="12" height="12" fill={tint} />
          {Array.from({ length: step }, (_line, at) => (
            <path key={at} d={`M${String((12 / step) * at)} 0V12`} stroke="#0b5cad" strokeOpacity="0.35" />
          ))}
        </pattern>
      ))}
    </defs>
  );
}

function Legend({ townships, metric }: Pick<Props, 'townships' | 'metric'>) {
  const words = useCountyWords();
  const unit = metric === 'households' ? '' : '%';
  return (
    <ul className="map-legend" aria-label={words.legend}>
      {classEdges(townships, metric).map(([from, to], step) => (
        <li key={step}>
          <svg viewBox="0 0 24 16" aria-hidden="true">
            <rect width="24" height="16" fill={fillOf(step)} stroke="#6b7684" />
          </svg>
          {Math.round(from)}–{Math.round(to)}
          {unit}
        </li>
      ))}
    </ul>
  );
}
