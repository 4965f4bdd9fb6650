import { featureOf } from '../../../modules/credit/features/catalogue.ts';
import { binText, windowText } from '../../../modules/credit/reasons/words.ts';
import type { Factor, Scorecard } from '../../../modules/credit/scorecard/scorecard.ts';

/** The points table of a card as `docs/credit-scorecard.md` shows it, one block per factor. */
export function pointsTable(card: Scorecard): string {
  return card.factors.map(factorBlock).join('\n\n');
}

function factorBlock(factor: Factor): string {
  const feature = featureOf(factor.feature);
  if (feature === undefined) throw new Error(factor.feature);
  const window = windowText(feature);
  const most = Math.max(...factor.bins.map((bin) => bin.points));
  const bins = factor.bins.map((bin) => {
    const label = binText(feature.unit, bin);
    return `| ${label.zh} | ${label.en} | ${String(bin.points)} |`;
  });
  return [
    `### ${String(feature.number)}. ${feature.name.zh} · ${feature.name.en}`,
    '',
    `${window.zh} · ${window.en}; ${factor.reason}; odds best to worst ×${(2 ** (most / 40)).toFixed(1)}.`,
    '',
    factor.why.zh,
    factor.why.en,
    '',
    '| 分档 | bin | points |',
    '| --- | --- | --- |',
    ...bins,
    `| 无资料 | no data | ${String(factor.missing.points)} |`,
  ].join('\n');
}
