import fc from 'fast-check';
import { createHash } from 'node:crypto';
import type { LinkReport } from '../../../../modules/registry/linkage/report/link-report.ts';
import { renderLinkReport } from '../../../../modules/registry/linkage/report/render-report.ts';
import { SAMPLE_REPORT } from './sample-report.ts';

const EMPTY: LinkReport = {
  ...SAMPLE_REPORT,
  sources: [],
  comparisons: [],
  samples: [],
  weights: [],
  blocks: [],
  training: [],
  clusters: [],
  refused: [],
};

/** The report with one text in every place that takes one. */
function saying(text: string): LinkReport {
  const both = { zh: text, en: text };
  return {
    ...SAMPLE_REPORT,
    title: text,
    modelSha256: text,
    sources: [{ name: text, records: 1 }],
    comparisons: SAMPLE_REPORT.comparisons.map((comparison) => ({
      ...comparison,
      ...both,
      levels: comparison.levels.map((level) => ({ ...level, ...both })),
    })),
    samples: SAMPLE_REPORT.samples.map((pair) => ({
      ...pair,
      left: text,
      right: text,
      steps: pair.steps.map((step) => ({ ...step, level: text, left: text, right: text })),
    })),
    blocks: SAMPLE_REPORT.blocks.map((block) => ({ ...block, ...both })),
    refused: SAMPLE_REPORT.refused.map((entry) => ({
      ...entry,
      ...both,
      example: { left: text, right: text, weightCb: 1 },
    })),
  };
}

const elements = (page: string): string[] => [...page.matchAll(/<[a-zA-Z!/][^>]*>/gu)].map(([tag]) => tag);

describe('the report of a linkage', () => {
  it('has a chart and a table for each part', () => {
    const page = renderLinkReport(SAMPLE_REPORT);
    expect(page.match(/<section/gu)).toHaveLength(7);
    expect(page.match(/<table>/gu)).toHaveLength(7);
    expect(page.match(/<svg/gu)?.length).toBeGreaterThan(20);
    for (const text of ['证件号冲突', 'two valid ID numbers', '+10.95', '1,930,000', '韦炜'])
      expect(page).toContain(text);
  });

  it('puts a step for the frequency of the values where the steps do not add up', () => {
    const [linked, apart] = SAMPLE_REPORT.samples;
    const only = (samples: LinkReport['samples']) => renderLinkReport({ ...SAMPLE_REPORT, samples });
    expect(only(linked ? [linked] : [])).toContain('词频调整');
    expect(only(apart ? [apart] : [])).not.toContain('词频调整');
  });

  it('allows nothing but its own style, and needs no script', () => {
    const page = renderLinkReport(SAMPLE_REPORT);
    const style = /<style>([^]*)<\/style>/u.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(page).toContain(`default-src 'none'; style-src 'sha256-${hash}'`);
    expect(page).not.toMatch(/<script|\sstyle=|\son[a-z]+=|https?:/iu);
  });

  it('is a page when nothing was linked', () => {
    const page = renderLinkReport(EMPTY);
    expect(page.match(/Nothing to show/gu)).toHaveLength(7);
    expect(page).not.toMatch(/NaN|Infinity|undefined/u);
  });

  it('has no coordinate that is no number, whatever the figures are', () => {
    const figure = fc.integer({ min: -5_000, max: 5_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(figure, fc.nat()), { maxLength: 5 }), figure, (buckets, cb) => {
        const page = renderLinkReport({
          ...SAMPLE_REPORT,
          priorCb: cb,
          weights: buckets.map(([fromCb, pairs]) => ({ fromCb, toCb: fromCb + 100, pairs })),
          training: buckets.map(([, pairs], round) => ({ round, largestChangePpm: pairs, matchSharePpm: 0 })),
          clusters: buckets.map(([, clusters], size) => ({ size, clusters })),
        });
        expect(page).not.toMatch(/NaN|Infinity|undefined|(?:width|height)="-/u);
      }),
      { numRuns: 50 },
    );
  });

  it('escapes every text: hostile names make no element', () => {
    const plain = elements(renderLinkReport(saying('x')));
    const hostile = [
      '<script>alert(1)</script>',
      `"><img src=x onerror='alert(1)'>`,
      '</style><b>',
      '&lt;',
      '\u0000<',
    ];
    for (const text of hostile) expect(elements(renderLinkReport(saying(text))).length).toBe(plain.length);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const tags = elements(renderLinkReport(saying(`<i>${text}`)));
        expect(tags.filter((tag) => !/^<(?:svg|rect)/u.test(tag)).length).toBe(
          plain.filter((tag) => !/^<(?:svg|rect)/u.test(tag)).length,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('is the same bytes for the same report', () => {
    expect(renderLinkReport(structuredClone(SAMPLE_REPORT))).toBe(renderLinkReport(SAMPLE_REPORT));
  });
});
