import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countPairs, qualityOf } from '../bench/linkage/evaluator.ts';
import { Codes, tableHeader, tableRows } from '../bench/linkage/table.ts';
import { parse } from 'yaml';

const GUIDE = readFileSync('docs/guide-linkage.md', 'utf8');

/** The blocks of a language in the guide. */
function blocks(language: string): string[] {
  return [...GUIDE.matchAll(new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``, 'gu'))].map(
    ([, text = '']) => text,
  );
}

describe('the worked example of the guide to linkage', () => {
  const directory = mkdtempSync(join(tmpdir(), 'linkage-guide-'));
  const output = join(directory, 'example', 'linked');

  beforeAll(() => {
    const lines = blocks('sh').join('').trim().split('\n');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const words = line.replaceAll('example', join(directory, 'example')).split(' ');
      expect(words.slice(0, 4)).toEqual(['npm', 'run', 'tianxin', '--']);
      execFileSync(process.execPath, ['--import', 'tsx', 'server/cli/main.ts', ...words.slice(4)], {
        env: { ...process.env, NODE_OPTIONS: '' },
      });
    }
  });

  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  it('shows the contract that the generator writes', () => {
    const written = readFileSync(join(directory, 'example', 'contract.yaml'), 'utf8');
    expect(parse(written)).toEqual(parse(blocks('yaml')[0] ?? ''));
  });

  it('writes the columns that the guide names, a model and a report', () => {
    expect(tableHeader(join(output, 'pairs.csv'))).toEqual([
      'left',
      'right',
      'weight_centibits',
      'probability_ppm',
    ]);
    expect(tableHeader(join(output, 'clusters.csv'))).toEqual(['source', 'record', 'cluster']);
    expect(JSON.parse(readFileSync(join(output, 'model.json'), 'utf8'))).toMatchObject({
      name: 'county-people',
    });
    const page = readFileSync(join(output, 'report.html'), 'utf8');
    expect(page).toContain('各级证据');
    expect(page).not.toMatch(/<script|\sstyle=/u);
  });

  it('puts no ID number into its outputs', () => {
    const numbers = ['civil', 'medical', 'bank'].flatMap((source) =>
      [...tableRows(join(directory, 'example', `${source}.csv`))].map((cells) => cells[4] ?? ''),
    );
    const valid = new Set(numbers.filter((number) => /^\d{17}[\dX]$/u.test(number)));
    for (const file of ['pairs.csv', 'clusters.csv', 'model.json', 'report.html']) {
      const found = readFileSync(join(output, file), 'utf8').match(/\d{17}[\dX]/gu) ?? [];
      expect(found.filter((number) => valid.has(number))).toEqual([]);
    }
  });

  it('finds who is who', () => {
    const clusters = new Map(
      [...tableRows(join(output, 'clusters.csv'))].map(([source = '', record = '', cluster = '']) => [
        `${source}/${record}`,
        cluster,
      ]),
    );
    const [entities, names] = [new Codes(), new Codes()];
    const rows = [...tableRows(join(directory, 'example', 'truth.csv'))].flatMap(
      ([source = '', record = '', entity = '']) => {
        const cluster = clusters.get(`${source}/${record}`);
        return cluster === undefined ? [] : [[entities.of(entity), names.of(cluster)] as const];
      },
    );
    expect(rows).toHaveLength(clusters.size);
    const counts = countPairs(
      Int32Array.from(rows, ([entity]) => entity),
      Int32Array.from(rows, ([, cluster]) => cluster),
    );
    const { precision, recall } = qualityOf(counts);
    expect(precision).toBeGreaterThan(0.99);
    expect(recall).toBeGreaterThan(0.95);
  });
});
