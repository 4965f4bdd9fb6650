import fc from 'fast-check';
import { GRAMS_PER_UNIT, gramsOf, type WeightUnit } from '../../../modules/kernel/quantity.ts';
import { liPerKilogram } from '../../../modules/kernel/money.ts';
import { matchPrice } from '../../../modules/market/matching/match-price.ts';
import { enteredText, gramsEntered } from '../../../modules/market/units/entered-quantity.ts';
import { priceDoubt, priceQuestion } from '../../../modules/market/units/price-guard.ts';
import { medianTrade } from '../../../modules/market/units/median-trade.ts';
import { shownPrice, shownWeight } from '../../../modules/market/units/shown-units.ts';

describe('quantities', () => {
  test.each([
    [{ value: '250', unit: '斤' }, 125_000],
    [{ value: '12.5', unit: '公斤' }, 12_500],
    [{ value: '0.8', unit: '吨' }, 800_000],
    [{ value: '3', unit: '担' }, 150_000],
    [{ value: '40', unit: '箱', netWeightEach: { value: '10', unit: '公斤' } }, 400_000],
    [
      {
        value: '2',
        unit: '筐',
        netWeightEach: { value: '25', unit: '斤' },
        grossWeightEach: { value: '26', unit: '斤' },
      },
      25_000,
    ],
  ] as const)('%j is %i grams', (entered, grams) => {
    expect(gramsEntered(entered)).toBe(grams);
  });

  test.each([
    [{ value: '0', unit: '斤' }, 'quantity-invalid', '/quantity/value'],
    [{ value: '-1', unit: '斤' }, 'quantity-invalid', '/quantity/value'],
    [{ value: '0.3', unit: '克' }, 'quantity-invalid', '/quantity/value'],
    [{ value: '1,5', unit: '斤' }, 'quantity-invalid', '/quantity/value'],
    [{ value: 'NaN', unit: '斤' }, 'quantity-invalid', '/quantity/value'],
    [{ value: '1e309', unit: '斤' }, 'quantity-invalid', '/quantity/value'],
    [{ value: '99999999999', unit: '吨' }, 'quantity-invalid', '/quantity/value'],
    [{ value: '40', unit: '箱' }, 'net-weight-required', '/quantity/netWeightEach'],
    [
      { value: '1.5', unit: '件', netWeightEach: { value: '1', unit: '斤' } },
      'quantity-invalid',
      '/quantity/value',
    ],
    [
      { value: '1', unit: '件', netWeightEach: { value: '0', unit: '斤' } },
      'quantity-invalid',
      '/quantity/netWeightEach/value',
    ],
    [
      {
        value: '1',
        unit: '件',
        netWeightEach: { value: '3', unit: '斤' },
        grossWeightEach: { value: '2', unit: '斤' },
      },
      'net-weight-invalid',
      '/quantity/netWeightEach',
    ],
    [
      { value: '999999999', unit: '袋', netWeightEach: { value: '1', unit: '吨' } },
      'quantity-invalid',
      '/quantity/value',
    ],
  ] as const)('%j is refused', (entered, code, field) => {
    let refusal: unknown;
    try {
      gramsEntered(entered);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toMatchObject({ kind: 'invalid', code, fields: [{ field }] });
  });

  test('what is shown in 斤 and in 公斤 reads back to the same grams', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (grams) => {
        const shown = shownWeight(grams);
        expect(gramsOf(shown.jin, '斤')).toBe(grams);
        expect(gramsOf(shown.kilograms, '公斤')).toBe(grams);
      }),
    );
  });

  test('every unit gives the same grams as its table', () => {
    const units = Object.keys(GRAMS_PER_UNIT) as WeightUnit[];
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: 1, max: 100_000 }), (unit, value) => {
        expect(gramsEntered({ value: String(value), unit })).toBe(value * GRAMS_PER_UNIT[unit]);
      }),
    );
  });

  test('what was typed is echoed', () => {
    expect(shownWeight(125_000, enteredText({ value: '250', unit: '斤' }))).toEqual({
      grams: 125_000,
      jin: '250',
      kilograms: '125',
      text: '250 斤（125 公斤）',
      entered: '250 斤',
    });
    expect(enteredText({ value: '40', unit: '箱', netWeightEach: { value: '10', unit: '公斤' } })).toBe(
      '40 箱 × 10 公斤',
    );
  });
});

describe('prices', () => {
  test('what is shown per 斤 and per 公斤 reads back to the same price', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (li) => {
        const shown = shownPrice(li);
        expect(liPerKilogram(shown.yuanPerKilogram, '公斤')).toBe(li);
        expect(liPerKilogram(shown.yuanPerJin, '斤')).toBe(li);
      }),
    );
  });
  test('1.6 元/斤 is 3.2 元/公斤', () => {
    expect(shownPrice(liPerKilogram('1.6', '斤')).text).toBe('1.6 元/斤（3.2 元/公斤）');
  });
  test('the price of a match lies within both limits, and both amounts agree with it', () => {
    const any = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(
        any,
        any,
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (ask, value, freight, grams) => {
          const match = matchPrice({ ask, value, freight, fee: 10, grams });
          const limit = ask + value;
          expect(match.price).toBeGreaterThanOrEqual(ask);
          expect(match.price).toBeLessThanOrEqual(limit);
          expect(Math.abs(match.price - ask - (limit - match.price))).toBeLessThanOrEqual(1);
          expect(match.buyerFen).toBeGreaterThanOrEqual(match.sellerFen);
        },
      ),
    );
  });
});

describe('斤 and 公斤 mixed up', () => {
  test.each([
    [2_400, 2_400, undefined, undefined],
    [960, 2_400, undefined, undefined],
    [959, 2_400, undefined, 'far-from-market'],
    [6_000, 2_400, undefined, undefined],
    [6_001, 2_400, undefined, 'far-from-market'],
    [1_200, 2_400, 2_400, 'half-of-own-last'],
    [1_250, 2_400, 2_400, 'half-of-own-last'],
    [1_400, 2_400, 2_400, undefined],
    [4_800, 2_400, 2_400, 'double-of-own-last'],
    [4_000, 2_400, 2_400, undefined],
  ])('%i 厘/kg against %i, own last %p: %p', (price, median, ownLast, doubt) => {
    expect(priceDoubt({ price, median, ownLast })).toBe(doubt);
  });
  test('the question shows both readings of the number', () => {
    const question = priceQuestion({ price: 4_800, per: '斤', median: 2_400, ownLast: 2_400 });
    expect(question?.question.zh).toContain('是否把 斤/公斤 弄混？');
    expect(question?.readings.map((reading) => [reading.sent, reading.price.yuanPerKilogram])).toEqual([
      [true, '4.8'],
      [false, '2.4'],
    ]);
    expect(question?.reference.yuanPerKilogram).toBe('2.4');
  });
});

describe('the median of trades', () => {
  const trades = (sellers: number, buyers: number) =>
    Array.from({ length: 9 }, (_, at) => ({
      price: 1_000 + at,
      sellerId: `s${String(at % sellers)}`,
      buyerId: `b${String(at % buyers)}`,
    }));
  test('needs five sellers and three buyers', () => {
    expect(medianTrade(trades(5, 3))).toBe(1_004);
    expect(medianTrade(trades(4, 3))).toBeUndefined();
    expect(medianTrade(trades(5, 2))).toBeUndefined();
    expect(medianTrade([])).toBeUndefined();
  });
});
