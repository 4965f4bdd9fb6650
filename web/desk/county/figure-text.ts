import { count } from '../../shared/formats/money.ts';
import type { AreaFigures, Metric } from './area-figures.ts';

/** A figure of an area as it is written; `absent` where nothing may be said. */
export function figureText(area: AreaFigures, metric: Metric, absent: string): string {
  const value = area[metric];
  if (value === undefined) return absent;
  return metric === 'households' ? count(value) : shareText(value, area.least);
}

/** A share in percent; `≥` where small cells are withheld and it may be more. */
export function shareText(value: number, least: boolean): string {
  return `${least ? '≥ ' : ''}${value.toFixed(1)}%`;
}
