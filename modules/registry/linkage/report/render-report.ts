import { createHash } from 'node:crypto';
import { sectionMarkup, type Section } from './chart-frame.ts';
import { blocksSection, clustersSection, refusedSection } from './count-sections.ts';
import { bits, whole } from './figures.ts';
import { histogramSection } from './histogram-section.ts';
import type { LinkReport } from './link-report.ts';
import { html, Markup } from './markup.ts';
import { PAGE_STYLE } from './page-style.ts';
import { samplesSection } from './samples-section.ts';
import { trainingSection } from './training-section.ts';
import { weightsSection } from './weights-section.ts';

const SECTIONS: readonly ((report: LinkReport) => Section)[] = [
  weightsSection,
  samplesSection,
  histogramSection,
  blocksSection,
  trainingSection,
  clustersSection,
  refusedSection,
];

/**
 * `report.html`: one self-contained page in Chinese and English without scripts. Every value of the report is escaped,
 * the page forbids everything but its own style, and the same report gives the same bytes.
 */
export function renderLinkReport(report: LinkReport): string {
  const sections = SECTIONS.map((section) => section(report));
  // Not in the template: the hash is of these very bytes.
  const style = new Markup(`<style>${PAGE_STYLE}</style>`);
  const styleHash = createHash('sha256').update(PAGE_STYLE).digest('base64');
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'sha256-${styleHash}'"
        />
        <title>关联报告 Linkage report: ${report.title}</title>
        ${style}
      </head>
      <body>
        <header>
          <h1>关联报告 <span lang="en">Linkage report</span>: ${report.title}</h1>
        </header>
        <main>
          ${summary(report)}
          <nav aria-label="目录 Contents">
            <ul>
              ${sections.map(
                ({ id, zh, en }) =>
                  html`<li>
                    <a href="#${id}">${zh} <span lang="en">${en}</span></a>
                  </li>`,
              )}
            </ul>
          </nav>
          ${sections.map(sectionMarkup)}
        </main>
      </body>
    </html> `.text;
}

function summary({ sources, scoredPairs, clusters, thresholds, modelSha256 }: LinkReport): Markup {
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  const found = clusters.reduce((sum, entry) => sum + entry.clusters, 0);
  const rows: readonly (readonly [string, string, string])[] = [
    ['记录', 'Records', whole(records)],
    ['来源', 'Sources', sources.map(({ name, records: count }) => `${name} (${whole(count)})`).join(', ')],
    ['比较过的对', 'Pairs compared', whole(scoredPairs)],
    ['簇', 'Clusters', whole(found)],
    ['自动关联', 'Linked from', `${bits(thresholds.autoCb)} bits`],
    ['复核', 'Reviewed from', `${bits(thresholds.reviewCb)} bits`],
    ['最大的簇', 'Largest cluster allowed', whole(thresholds.maxCluster)],
    ['模型', 'Model SHA-256', modelSha256],
  ];
  return html`<dl>
    ${rows.map(
      ([zh, en, value]) =>
        html`<dt>${zh} <span lang="en">${en}</span></dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}
