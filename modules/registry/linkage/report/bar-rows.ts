import { at } from './figures.ts';
import { html, type Markup, type Piece } from './markup.ts';

/** One row of a bar chart: a bar from one value to another on the common scale. */
export interface BarRow {
  label: Piece;
  figure: string;
  from: number;
  to: number;
  kind: 'plus' | 'minus' | 'total' | 'count';
}

const WIDTH = 1_000;

/** The ends of a scale; what lies beyond is cut, its figure still stands beside the bar. */
export interface Scale {
  least: number;
  most: number;
}

/** The scale that holds zero and every end of the bars. */
export function scaleOf(rows: readonly BarRow[]): Scale {
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  return {
    least: ends.reduce((a, b) => Math.min(a, b), 0),
    most: ends.reduce((a, b) => Math.max(a, b), 0),
  };
}

/** Bars beneath each other; labels and figures are text of the page, not of the picture. */
export function barRows(rows: readonly BarRow[], { least, most }: Scale = scaleOf(rows)): Markup {
  const place = (value: number): number =>
    ((Math.min(most, Math.max(least, value)) - least) / Math.max(most - least, 1e-9)) * WIDTH;
  return html`<div class="bars">
    ${rows.map(({ label, figure, from, to, kind }) => {
      const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
      return html`<div class="bar-row">
        <span class="bar-label">${label}</span
        ><svg class="bar" viewBox="0 0 1000 20" preserveAspectRatio="none">
          <rect class="${kind}" x="${at(left)}" y="3" width="${at(Math.max(right - left, 2))}" height="14" />
          <rect class="zero" x="${at(place(0))}" y="0" width="1.5" height="20" /></svg
        ><span class="bar-figure">${figure}</span>
      </div> `;
    })}
  </div>`;
}
