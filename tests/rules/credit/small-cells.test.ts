import fc from 'fast-check';
import { nestedLines, withholdSmallCells } from '../../../modules/credit/overview/withhold-small-cells.ts';

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

  it('may show a zero that tells about nobody, and never hide it instead of a cell that would help', () => {
    const row = [[30, 18, 0, 25]];
    expect(withholdSmallCells(row, K)).toEqual([[false, true, true, false]]);
    expect(withholdSmallCells(row, K, { harmlessZeros: new Set([2]) })).toEqual([
      [false, false, false, false],
    ]);
    expect(withholdSmallCells([[30, 4, 0, 25]], K, { harmlessZeros: new Set([2]) })).toEqual([
      [false, true, false, true],
    ]);
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

describe('small cells of townships and their villages', () => {
  const nested = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 2, max: 5 }))
    .chain(([townships, each, columns]) =>
      fc
        .array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: columns, maxLength: columns }), {
          minLength: townships * each,
          maxLength: townships * each,
        })
        .map((villages) => ({ townships, each, columns, villages })),
    );

  it('never come out by subtraction across the levels', () => {
    fc.assert(
      fc.property(nested, ({ townships, each, columns, villages }) => {
        const parentOf = villages.map((_, at) => Math.floor(at / each));
        const totals = Array.from({ length: townships }, (_, parent) =>
          Array.from({ length: columns }, (_column, c) =>
            villages.reduce((sum, row, at) => sum + (parentOf[at] === parent ? (row[c] ?? 0) : 0), 0),
          ),
        );
        const counts = [...totals, ...villages];
        const withheld = withholdSmallCells(counts, K, { lines: nestedLines(townships, parentOf, columns) });
        counts.forEach((row, r) => {
          row.forEach((n, c) => {
            if (n < K) expect(withheld[r]?.[c]).toBe(true);
          });
        });
        for (let parent = 0; parent < townships; parent += 1) {
          for (let c = 0; c < columns; c += 1) {
            const line = [parent, ...parentOf.flatMap((p, at) => (p === parent ? [townships + at] : []))];
            const hidden = line.filter((row) => withheld[row]?.[c] === true);
            // One hidden among the township and its villages would be the difference of the others.
            if (hidden.length > 0 && hidden.length < line.length)
              expect(hidden.length).toBeGreaterThanOrEqual(2);
          }
        }
      }),
    );
  });

  it('shows a township whose villages are too small to be shown', () => {
    const villages = Array.from({ length: 6 }, () => [5, 5]);
    const lines = nestedLines(
      1,
      villages.map(() => 0),
      2,
    );
    const withheld = withholdSmallCells([[30, 30], ...villages], K, { lines });
    expect(withheld[0]).toEqual([false, false]);
    expect(withheld.slice(1).flat()).not.toContain(false);
  });
});
