import { EMPTY_PICTURE, tableMarkup, type Section } from './chart-frame.ts';
import { at, percent } from './figures.ts';
import type { LinkReport, TrainingRound } from './link-report.ts';
import { html, type Markup } from './markup.ts';

const [WIDTH, HEIGHT, LEFT, BASE, TOP] = [340, 170, 48, 145, 10];
const INNER = WIDTH - LEFT - 8;

/** How the training settles: the largest change of any probability, round by round. */
export function trainingSection({ training }: LinkReport): Section {
  return {
    id: 'training',
    zh: '训练收敛',
    en: 'Convergence of the training',
    tellsZh: '每轮期望最大化后各概率的最大变化（对数刻度）；不读取任何标签。',
    tellsEn:
      'Largest change of any probability after each round of expectation maximisation (logarithmic); no label is read.',
    picture: training.length === 0 ? EMPTY_PICTURE : curve(training),
    table: tableMarkup(
      ['轮 Round', '最大变化 Largest change', '匹配占比 Share of matches'],
      training.map(({ round, largestChangePpm, matchSharePpm }) => [
        round,
        percent(largestChangePpm),
        percent(matchSharePpm),
      ]),
      [0, 1, 2],
    ),
  };
}

function curve(training: readonly TrainingRound[]): Markup {
  const last = Math.max(2, training.length);
  const x = (place: number): number => LEFT + (place / (last - 1)) * INNER;
  // One ppm is the floor of the scale, everything the ceiling.
  const y = (ppm: number): number => BASE - (Math.log10(Math.max(ppm, 1)) / 6) * (BASE - TOP);
  const points = training.map(({ largestChangePpm }, place) => `${at(x(place))},${at(y(largestChangePpm))}`);
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    ${[1, 100, 10_000, 1_000_000].map((ppm) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - 8}" y1="${at(y(ppm))}" y2="${at(y(ppm))}" /><text class="tick end" x="${LEFT - 4}" y="${at(y(ppm) + 3)}">${percent(ppm)}</text>`)}
    <polyline class="curve" points="${points.join(' ')}" />
    ${training.map(({ largestChangePpm }, place) => html`<circle class="plus" cx="${at(x(place))}" cy="${at(y(largestChangePpm))}" r="2.5" />`)}
    <text class="tick" x="${LEFT}" y="${HEIGHT - 6}">${training[0]?.round ?? ''}</text>
    <text class="tick end" x="${WIDTH - 8}" y="${HEIGHT - 6}">${training.at(-1)?.round ?? ''}</text>
  </svg>`;
}
