import { barRows, type BarRow } from './bar-rows.ts';
import { EMPTY_PICTURE, tableMarkup, type Section } from './chart-frame.ts';
import { bits, percent } from './figures.ts';
import type { LinkReport, SamplePair } from './link-report.ts';
import { html, type Markup } from './markup.ts';

const OUTCOMES: Readonly<Record<SamplePair['outcome'], { zh: string; en: string }>> = {
  linked: { zh: '已关联', en: 'linked' },
  review: { zh: '待复核', en: 'to be reviewed' },
  apart: { zh: '未关联', en: 'kept apart' },
};

interface Step {
  name: string;
  level: string;
  left: string;
  right: string;
  weightCb: number;
}

/** How the weight of some pairs comes about, step by step. */
export function samplesSection(report: LinkReport): Section {
  const pairs = report.samples.map((pair) => ({ pair, steps: stepsOf(report, pair) }));
  return {
    id: 'samples',
    zh: '样例对的证据瀑布图',
    en: 'Waterfall of sample pairs',
    tellsZh: '从先验开始，逐项加上每个比较的证据，得到该对记录的总权重。',
    tellsEn: 'From the prior, the evidence of each comparison adds up to the weight of the pair.',
    picture: pairs.length === 0 ? EMPTY_PICTURE : html`${pairs.map(pairPicture)}`,
    table: tableMarkup(
      ['记录对 Pair', '比较 Comparison', '级 Level', '左 Left', '右 Right', '比特 Bits'],
      pairs.flatMap(({ pair, steps }) =>
        steps.map(({ name, level, left, right, weightCb }) => [
          `${pair.left} ↔ ${pair.right}`,
          name,
          level,
          left,
          right,
          bits(weightCb),
        ]),
      ),
      [5],
    ),
  };
}

/** Prior, comparisons, what is left for the frequency of the values, and the sum. */
function stepsOf({ comparisons, priorCb }: LinkReport, pair: SamplePair): Step[] {
  const steps = pair.steps.map((step): Step => {
    const comparison = comparisons.find(({ name }) => name === step.comparison);
    const level = comparison?.levels.find(({ name }) => name === step.level);
    return {
      name: comparison ? `${comparison.zh} ${comparison.en}` : step.comparison,
      level: level ? `${level.zh} ${level.en}` : step.level,
      left: step.left,
      right: step.right,
      weightCb: step.weightCb,
    };
  });
  const rest = pair.weightCb - priorCb - steps.reduce((sum, { weightCb }) => sum + weightCb, 0);
  const plain = { level: '', left: '', right: '' };
  return [
    { ...plain, name: '先验 Prior', weightCb: priorCb },
    ...steps,
    ...(rest === 0 ? [] : [{ ...plain, name: '词频调整 Frequency of the values', weightCb: rest }]),
  ];
}

function pairPicture({ pair, steps }: { pair: SamplePair; steps: readonly Step[] }): Markup {
  let sum = 0;
  const rows = steps.map(({ name, level, left, right, weightCb }): BarRow => {
    const from = sum;
    sum += weightCb;
    const values = left === '' && right === '' ? '' : html` <span class="values">${left} ↔ ${right}</span>`;
    return {
      label: html`${name} ${level}${values}`,
      figure: bits(weightCb),
      from,
      to: sum,
      kind: weightCb < 0 ? 'minus' : 'plus',
    };
  });
  const total: BarRow = {
    label: html`<b>合计 <span lang="en">Total</span></b>`,
    figure: bits(sum),
    from: 0,
    to: sum,
    kind: 'total',
  };
  const { zh, en } = OUTCOMES[pair.outcome];
  return html`<h3>${pair.left} ↔ ${pair.right}</h3>
    <p>${zh} <span lang="en">${en}</span> · ${percent(pair.probabilityPpm)}</p>
    ${barRows([...rows, total])}`;
}
