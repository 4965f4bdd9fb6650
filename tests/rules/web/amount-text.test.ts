import { grouped, isDecimal, otherWeight, plainDecimal, unitName } from '../../../web/kit/amount-text.ts';

describe('an amount as people type it', () => {
  it.each([
    ['５００', '500'],
    ['1,234.5', '1234.5'],
    [' 3。2 ', '3.2'],
    ['１２．５', '12.5'],
    ['1，000', '1000'],
  ])('reads %p as %s', (typed, plain) => {
    expect(plainDecimal(typed)).toBe(plain);
    expect(isDecimal(plain)).toBe(true);
  });

  it.each(['', '-1', '1e3', '1.', '.5', 'abc', '1.1.1'])('takes %p for no number', (typed) => {
    expect(isDecimal(plainDecimal(typed))).toBe(false);
  });

  it.each([
    ['50', '公斤', '100', '斤'],
    ['3', '斤', '1.5', '公斤'],
    ['2', '吨', '4,000', '斤'],
    ['1', '两', '0.1', '斤'],
    ['0.1', '公斤', '0.2', '斤'],
  ])('tells %s %s as %s %s too, exactly', (amount, unit, other, otherUnit) => {
    expect(otherWeight(amount, unit)).toEqual({ amount: other, unit: otherUnit });
  });

  it('tells no other weight of pieces or of nothing', () => {
    expect(otherWeight('3', '箱')).toBeUndefined();
    expect(otherWeight('0', '斤')).toBeUndefined();
    expect(otherWeight('x', '斤')).toBeUndefined();
  });

  it('groups thousands and leaves the fraction alone', () => {
    expect(grouped('1234567.1234')).toBe('1,234,567.1234');
    expect(grouped('999')).toBe('999');
  });

  it('names units in the language of the page', () => {
    expect(unitName('斤', 'zh')).toBe('斤');
    expect(unitName('斤', 'en')).toBe('jin (500 g)');
  });
});
