import fc from 'fast-check';
import { withholdSmallCells } from '../../../modules/credit/overview/withhold-small-cells.ts';

const K = 10;
const anyTable = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 2, max: 8 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 60 }), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe('small cells', () => {
  it('are withheld together with one that would give them away', () => {
    expect(withholdSmallCells([[40, 9, 30, 25]], K)).toEqual([[false, true, false, true]]);
  });

  it('are shown when all are large', () => {
    expect(
      withholdSmallCells(
        [
          [10, 11],
          [12, 13],
        ],
        K,
      ).flat(),
    ).not.toContain(true);
  });

  it('never come out by subtraction: each row and column hides none, or two or more with ten households', () => {
    fc.assert(
      fc.property(anyTable, (counts) => {
        const withheld = withholdSmallCells(counts, K);
        const columns = counts[0]?.map((_, c) =>
          counts.map((row, r) => ({ n: row[c] ?? 0, hidden: withheld[r]?.[c] })),
        );
        const rows = counts.map((row, r) => row.map((n, c) => ({ n, hidden: withheld[r]?.[c] })));
        for (const line of [...rows, ...(columns ?? [])]) {
          for (const cell of line) if (cell.n < K) expect(cell.hidden).toBe(true);
          const hidden = line.filter((cell) => cell.hidden === true);
          if (hidden.length === 0 || hidden.length === line.length) continue;
          expect(hidden.length).toBeGreaterThanOrEqual(2);
          expect(hidden.reduce((sum, cell) => sum + cell.n, 0)).toBeGreaterThanOrEqual(K);
        }
      }),
    );
  });
});
