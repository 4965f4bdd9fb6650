import fc from 'fast-check';
import { CATALOGUE, gradeOf, productOf } from '../../../modules/market/catalogue/catalogue.ts';
import { searchProducts } from '../../../modules/market/catalogue/search-products.ts';

const codes = (text: string): string[] => searchProducts(text).map((product) => product.code);

describe('the catalogue', () => {
  test('codes are unique and every product is complete', () => {
    expect(new Set(CATALOGUE.map((product) => product.code)).size).toBe(CATALOGUE.length);
    for (const product of CATALOGUE) {
      expect(product.code).toMatch(/^[a-z][a-z0-9-]{1,39}$/);
      expect(product.shelfLifeDays).toBeGreaterThan(0);
      expect(product.reference).toBeGreaterThan(0);
      for (const { levels } of product.standards) expect(new Set(levels).size).toBe(levels.length);
    }
  });
  test('a name means one product', () => {
    const owners = new Map<string, string>();
    for (const product of CATALOGUE) {
      for (const name of [product.name, ...product.synonyms]) {
        expect([name, owners.get(name)]).toEqual([name, undefined]);
        owners.set(name, product.code);
      }
    }
  });
  test('apples are graded on two scales', () => {
    expect(productOf('apple').standards.map((one) => one.standard)).toEqual([
      'GB/T 10651-2008',
      'NY/T 1793-2009',
    ]);
  });
});

describe('searching', () => {
  test.each([
    ['土豆', 'potato'],
    ['洋芋', 'potato'],
    ['馬鈴薯', 'potato'],
    ['mls', 'potato'],
    ['ＭＬＳ', 'potato'],
    ['tudou', 'potato'],
    ['Potato', 'potato'],
    ['番茄', 'tomato'],
    ['西红柿', 'tomato'],
    ['花牛', 'apple'],
    [' 苹 果 ', 'apple'],
  ])('%s finds %s first', (text, code) => {
    expect(codes(text)[0]).toBe(code);
  });
  test.each(['%', '_', '土豆*', 'OR 1=1', '"', "'", '\\', '😀', '𠮷', 'a'.repeat(64)])(
    '%s is plain text and finds nothing',
    (text) => {
      expect(codes(text)).toEqual([]);
    },
  );
  test('a blank finds everything, in order', () => {
    expect(codes('')).toEqual(CATALOGUE.map((product) => product.code));
    expect(codes('　')).toHaveLength(CATALOGUE.length);
  });
  test('any text whatever is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 64 }), (text) => {
        expect(codes(text).length).toBeLessThanOrEqual(CATALOGUE.length);
      }),
    );
  });
});

describe('grades', () => {
  const apple = productOf('apple');
  test('a level has its rank within the standard', () => {
    expect(gradeOf(apple, { standard: 'GB/T 10651-2008', level: '二等品' })).toMatchObject({ rank: 3 });
    expect(gradeOf(apple, { standard: 'NY/T 1793-2009', level: '特级' })).toMatchObject({ rank: 1 });
  });
  test.each([
    [{ level: '一级' }, 'grade-standard-required', '/grade/standard'],
    [{ standard: 'GB/T 10651-2008', level: '一级' }, 'grade-unknown', '/grade'],
    [{ standard: 'NY/T 1066-2006', level: '一级' }, 'grade-unknown', '/grade'],
  ])('%j is refused', (grade, code, field) => {
    expect(() => gradeOf(apple, grade)).toThrow(
      expect.objectContaining({ code, fields: [expect.objectContaining({ field })] }),
    );
  });
  test('an unknown product is refused', () => {
    expect(() => productOf('unobtainium')).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'product-unknown' }),
    );
  });
});
