import { barRows, type BarRow } from './bar-rows.ts';
import { EMPTY_PICTURE, tableMarkup, type Section } from './chart-frame.ts';
import { bits, percent, whole } from './figures.ts';
import type { LinkReport, ReportedComparison } from './link-report.ts';
import { html } from './markup.ts';

/** How much each level of each comparison speaks for or against a match. */
export function weightsSection({ comparisons }: LinkReport): Section {
  return {
    id: 'weights',
    zh: '各级证据',
    en: 'Evidence per level',
    tellsZh: '每一级比较结果支持（右）或反对（左）同一人的证据，单位：比特。',
    tellsEn: 'How much each level speaks for (right) or against (left) a match, in bits.',
    picture: comparisons.length === 0 ? EMPTY_PICTURE : html`${comparisons.map(comparisonPicture)}`,
    table: tableMarkup(
      ['比较 Comparison', '级 Level', '比特 Bits', 'm', 'u', '对数 Pairs'],
      comparisons.flatMap(({ zh, en, levels }) =>
        levels.map((level) => [
          `${zh} ${en}`,
          `${level.zh} ${level.en}`,
          bits(level.weightCb),
          percent(level.mPpm),
          percent(level.uPpm),
          whole(level.pairs),
        ]),
      ),
      [2, 3, 4, 5],
    ),
  };
}

function comparisonPicture({ zh, en, levels }: ReportedComparison) {
  const rows = levels.map((level): BarRow => ({
    label: html`${level.zh} <span lang="en">${level.en}</span>`,
    figure: bits(level.weightCb),
    from: 0,
    to: level.weightCb,
    kind: level.weightCb < 0 ? 'minus' : 'plus',
  }));
  return html`<h3>${zh} <span lang="en">${en}</span></h3>
    ${barRows(rows, SCALE)}`;
}

/** All comparisons are drawn on one scale. */
const SCALE = { least: -1_500, most: 2_500 };
