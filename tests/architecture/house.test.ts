import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const table = JSON.parse(readFileSync('tests/architecture/who-may-know-whom.json', 'utf8')) as Record<
  string,
  string[]
>;
const contexts = readdirSync('modules', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('the house', () => {
  test.each(contexts)('%s stands in the table, with a README that opens with its words', (context) => {
    expect(Object.keys(table)).toContain(context);
    expect(readFileSync(join('modules', context, 'README.md'), 'utf8')).toMatch(
      /\| *word *\| *中文 *\| *meaning *\|/,
    );
  });

  test('who may know whom has no circle: every context names only contexts of a lower floor', () => {
    const floor = new Map<string, number>();
    const height = (context: string, path: readonly string[] = []): number => {
      if (path.includes(context)) throw new Error(`circle: ${[...path, context].join(' > ')}`);
      const known = floor.get(context);
      if (known !== undefined) return known;
      const below = (table[context] ?? []).map((neighbour) => height(neighbour, [...path, context]));
      const here = Math.max(0, ...below.map((level) => level + 1));
      floor.set(context, here);
      return here;
    };
    expect(() => Object.keys(table).map((context) => height(context))).not.toThrow();
  });

  test('the README shows the same table', () => {
    const readme = readFileSync('README.md', 'utf8').replaceAll(/ +/g, ' ');
    for (const context of contexts.filter((name) => name !== 'kernel')) {
      const names = (table[context] ?? []).join(', ') || '–';
      expect(readme).toContain(`| ${context} | ${names} |`);
    }
  });

  test('the top level holds only what the owner fixed, and tool files', () => {
    const fixed = ['server', 'modules', 'openapi', 'migrations', 'web', 'tests', 'docs', '.ci'];
    const produced = ['node_modules', 'dist', 'data', 'coverage', '.git', '.cache'];
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(folders.filter((name) => !fixed.includes(name) && !produced.includes(name))).toEqual([]);
    for (const name of ['package.json', 'tsconfig.json', 'README.md', 'CONTRIBUTING.md', 'LICENSE']) {
      expect([name, existsSync(name)]).toEqual([name, true]);
    }
  });
});
