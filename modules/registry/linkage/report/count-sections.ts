import { barRows, type BarRow } from './bar-rows.ts';
import { EMPTY_PICTURE, tableMarkup, type Section } from './chart-frame.ts';
import { bits, whole } from './figures.ts';
import type { LinkReport } from './link-report.ts';
import { html, type Markup, type Piece } from './markup.ts';

/** What each blocking rule brought, and what its cap left out. */
export function blocksSection({ blocks }: LinkReport): Section {
  return {
    id: 'blocks',
    zh: '分块大小',
    en: 'Block sizes',
    tellsZh: '每条分块规则带来的候选对；超过上限的键被跳过并计数，跳过的记录仍可经其他规则相遇。',
    tellsEn:
      'Candidate pairs of each blocking rule; keys above the cap are skipped and counted, their records may still meet by other rules.',
    picture: countBars(
      blocks.map(({ zh, en, pairs, largest, cap, skippedKeys }) => ({
        label: html`${zh} <span lang="en">${en}</span>
          <span class="values"
            >max ${whole(largest)} / cap
            ${whole(cap)}${skippedKeys > 0 ? `, ${whole(skippedKeys)} skipped` : ''}</span
          >`,
        count: pairs,
      })),
    ),
    table: tableMarkup(
      [
        '规则 Rule',
        '键 Keys',
        '候选对 Pairs',
        '最大 Largest',
        '上限 Cap',
        '跳过的键 Skipped keys',
        '跳过的记录 Skipped records',
      ],
      blocks.map(({ zh, en, keys, pairs, largest, cap, skippedKeys, skippedRecords }) => [
        `${zh} ${en}`,
        ...[keys, pairs, largest, cap, skippedKeys, skippedRecords].map(whole),
      ]),
      [1, 2, 3, 4, 5, 6],
    ),
  };
}

/** How many clusters have how many records. */
export function clustersSection({ clusters }: LinkReport): Section {
  return {
    id: 'clusters',
    zh: '簇的大小',
    en: 'Cluster sizes',
    tellsZh: '各大小的簇（同一实体的记录组）有多少个；条长为对数刻度。',
    tellsEn: 'How many clusters (records of one entity) have which size; bars on a logarithmic scale.',
    picture: countBars(
      clusters.map(({ size, clusters: count }) => ({
        label: html`${size} 条记录 <span lang="en">${size === 1 ? 'record' : 'records'}</span>`,
        count,
      })),
      (count) => Math.log10(count + 1),
    ),
    table: tableMarkup(
      ['记录数 Records', '簇数 Clusters'],
      clusters.map(({ size, clusters: count }) => [whole(size), whole(count)]),
      [0, 1],
    ),
  };
}

/** Merges that the edges asked for and the clustering refused. */
export function refusedSection({ refused }: LinkReport): Section {
  return {
    id: 'refused',
    zh: '被拒绝的合并',
    en: 'Refused merges',
    tellsZh: '有证据支持却未自动合并的情形，按原因统计；这些应当由人复核。',
    tellsEn:
      'Merges that some evidence asked for and that were not made, by reason; people should review them.',
    picture: countBars(
      refused.map(({ zh, en, count }) => ({ label: html`${zh} <span lang="en">${en}</span>`, count })),
    ),
    table: tableMarkup(
      ['原因 Reason', '次数 Count', '例 Example', '比特 Bits'],
      refused.map(({ zh, en, count, example }) => [
        `${zh} ${en}`,
        whole(count),
        example ? `${example.left} ↔ ${example.right}` : '',
        example ? bits(example.weightCb) : '',
      ]),
      [1, 3],
    ),
  };
}

function countBars(
  rows: readonly { label: Piece; count: number }[],
  scale: (count: number) => number = (count) => count,
): Markup {
  if (rows.length === 0) return EMPTY_PICTURE;
  return barRows(
    rows.map(({ label, count }): BarRow => ({
      label,
      figure: whole(count),
      from: 0,
      to: scale(count),
      kind: 'count',
    })),
  );
}
