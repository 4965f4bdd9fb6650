import { EMPTY_PICTURE, tableMarkup, type Section } from './chart-frame.ts';
import { at, bits, whole } from './figures.ts';
import type { LinkReport } from './link-report.ts';
import { html, type Markup } from './markup.ts';

const [WIDTH, HEIGHT, LEFT, BASE, TOP] = [340, 190, 30, 160, 14];
/** Counts by their power of ten. */
const POWERS = ['1', '10', '100', '1k', '10k', '100k', '1M', '10M', '100M', '1G'];
const INNER = WIDTH - LEFT - 6;

/** How many pairs have which weight, with the thresholds; the height is the logarithm of the count. */
export function histogramSection(report: LinkReport): Section {
  const { weights, thresholds } = report;
  return {
    id: 'histogram',
    zh: '权重分布',
    en: 'Histogram of weights',
    tellsZh: `权重不低于 ${bits(thresholds.autoCb)} 比特的自动关联，${bits(thresholds.reviewCb)} 至 ${bits(thresholds.autoCb)} 的复核；纵轴为对数刻度。`,
    tellsEn: `Pairs from ${bits(thresholds.autoCb)} bits on are linked, from ${bits(thresholds.reviewCb)} on they can be reviewed; counts on a logarithmic scale.`,
    picture: weights.length === 0 ? EMPTY_PICTURE : histogram(report),
    table: tableMarkup(
      ['从 From (bits)', '到 To (bits)', '对数 Pairs'],
      weights.map(({ fromCb, toCb, pairs }) => [bits(fromCb), bits(toCb), whole(pairs)]),
      [0, 1, 2],
    ),
  };
}

function histogram({ weights, thresholds }: LinkReport): Markup {
  const least = Math.min(...weights.map(({ fromCb }) => fromCb), thresholds.reviewCb);
  const most = Math.max(...weights.map(({ toCb }) => toCb), thresholds.autoCb);
  const x = (weightCb: number): number => LEFT + ((weightCb - least) / Math.max(most - least, 1)) * INNER;
  const highest = Math.max(1, ...weights.map(({ pairs }) => Math.log10(pairs + 1)));
  const y = (pairs: number): number => BASE - (Math.log10(pairs + 1) / highest) * (BASE - TOP);
  const powers = Array.from({ length: Math.floor(highest) + 1 }, (_, power) => power);
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${powers.map((power) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - 6}" y1="${at(y(10 ** power))}" y2="${at(y(10 ** power))}" /><text class="tick end" x="${LEFT - 4}" y="${at(y(10 ** power) + 3)}">${POWERS[power] ?? ''}</text>`)}
    ${weights.map(({ fromCb, toCb, pairs }) => html`<rect class="${fromCb >= thresholds.autoCb ? 'plus' : fromCb >= thresholds.reviewCb ? 'total' : 'minus'}" x="${at(x(fromCb))}" width="${at(Math.max(x(toCb) - x(fromCb) - 0.5, 0.5))}" y="${at(y(pairs))}" height="${at(BASE - y(pairs))}" />`)}
    ${[thresholds.reviewCb, thresholds.autoCb].map((cb) => html`<line class="threshold" x1="${at(x(cb))}" x2="${at(x(cb))}" y1="${TOP - 6}" y2="${BASE}" /><text class="tick middle" x="${at(x(cb))}" y="${HEIGHT - 4}">${bits(cb)}</text>`)}
    <text class="tick" x="${LEFT}" y="${BASE + 12}">${bits(least)}</text>
    <text class="tick end" x="${WIDTH - 6}" y="${BASE + 12}">${bits(most)}</text>
  </svg>`;
}
