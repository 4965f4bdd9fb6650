import { count } from '../../shared/formats/money.ts';
import type { AreaFigures, Metric } from './area-figures.ts';

/** A figure of an area as it is written; `absent` where nothing may be said. */
export function figureText(area: AreaFigures, metric: Metric, absent: string): string {
  const value = area[metric];
  if (value === undefined) return absent;
  return metric === 'households' ? count(value) : `${value.toFixed(1)}%`;
}
