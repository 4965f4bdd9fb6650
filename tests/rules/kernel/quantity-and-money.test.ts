import fc from 'fast-check';
import { fenOf, lineAmountFen, liPerKilogram, yuanText } from '../../../modules/kernel/money.ts';
import { Problem } from '../../../modules/kernel/problem.ts';
import { GRAMS_PER_UNIT, gramsOf, inUnit, type WeightUnit } from '../../../modules/kernel/quantity.ts';

const units = Object.keys(GRAMS_PER_UNIT) as WeightUnit[];

describe('quantities', () => {
  test.each([
    ['1', '斤', 500],
    ['1', '公斤', 1_000],
    ['1', '两', 50],
    ['1', '担', 50_000],
    ['1', '吨', 1_000_000],
    ['0.5', '斤', 250],
    ['3.05', '公斤', 3_050],
    ['000012.500', '公斤', 12_500],
  ] as const)('%s %s are %d g', (value, unit, grams) => {
    expect(gramsOf(value, unit)).toBe(grams);
  });

  test.each([
    '-1',
    '0',
    '0.0',
    '1e309',
    'NaN',
    '1,5',
    '',
    ' 1',
    '1 ',
    '１２',
    '+1',
    '.5',
    '5.',
    '0x10',
    '9999999999999999',
  ])('refuses %p and names the field', (value) => {
    expect(() => gramsOf(value, '公斤', '/lots/0/quantity')).toThrow(Problem);
    try {
      gramsOf(value, '公斤', '/lots/0/quantity');
    } catch (error) {
      expect((error as Problem).fields[0]?.field).toBe('/lots/0/quantity');
      expect((error as Problem).code).toBe('quantity-invalid');
    }
  });

  test('refuses what is no whole number of grams', () => {
    expect(() => gramsOf('0.3', '克')).toThrow('whole number of grams');
    expect(() => gramsOf('0.0001', '公斤')).toThrow('whole number of grams');
  });

  test('writing and reading in any unit gives the same grams', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000_000_000 }),
        fc.constantFrom(...units),
        (grams, unit) => {
          expect(gramsOf(inUnit(grams, unit), unit)).toBe(grams);
        },
      ),
    );
  });
});

describe('money', () => {
  test.each([
    ['0', 0],
    ['320.5', 32_050],
    ['0.01', 1],
    ['1000000000000', 100_000_000_000_000],
  ])('%s 元 are %d fen', (yuan, fen) => {
    expect(fenOf(yuan)).toBe(fen);
  });

  test.each(['-1', '0.001', '1,200', 'NaN', '1000000000000.01'])('refuses %p', (yuan) => {
    expect(() => fenOf(yuan)).toThrow(Problem);
  });

  test('fen written in 元 read back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000_000 }), (fen) => {
        expect(fenOf(yuanText(fen))).toBe(fen);
      }),
    );
    expect(yuanText(-5)).toBe('-0.05');
  });

  test('元 per 斤 doubled is 元 per 公斤, 元 per 吨 is 厘 per 公斤', () => {
    expect(liPerKilogram('1.6', '斤')).toBe(3_200);
    expect(liPerKilogram('3.2', '公斤')).toBe(3_200);
    expect(liPerKilogram('3200', '吨')).toBe(3_200);
    expect(() => liPerKilogram('3200.5', '吨')).toThrow(Problem);
    expect(() => liPerKilogram('0', '斤')).toThrow(Problem);
  });

  test('a line amount rounds half up and is exact where floating point is not', () => {
    expect(lineAmountFen(3_200, 50_000)).toBe(16_000);
    expect(lineAmountFen(1, 5_000)).toBe(1);
    expect(lineAmountFen(1, 4_999)).toBe(0);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000_000_000 }),
        (price, grams) => {
          const exact = BigInt(price) * BigInt(grams);
          const fen = BigInt(lineAmountFen(price, grams));
          expect(fen * 10_000n - exact).toBeLessThanOrEqual(5_000n);
          expect(exact - fen * 10_000n).toBeLessThan(5_000n);
        },
      ),
    );
  });
});
