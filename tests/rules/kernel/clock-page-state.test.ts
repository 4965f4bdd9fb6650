import fc from 'fast-check';
import {
  chinaDate,
  isCalendarDate,
  isoInstant,
  parseInstant,
  startOfChinaDate,
} from '../../../modules/kernel/clock.ts';
import { cursorOf, pageOf, readCursor } from '../../../modules/kernel/page.ts';
import { advance, type Transitions } from '../../../modules/kernel/state.ts';

describe('time', () => {
  test('a Chinese day begins at 16:00 UTC of the day before', () => {
    expect(isoInstant(startOfChinaDate('2026-03-05'))).toBe('2026-03-04T16:00:00.000Z');
    expect(chinaDate(Date.parse('2026-03-04T15:59:59.999Z'))).toBe('2026-03-04');
    expect(chinaDate(Date.parse('2026-03-04T16:00:00.000Z'))).toBe('2026-03-05');
  });

  test.each(['2024-02-29', '2000-02-29', '1999-12-31'])('%s is a date', (date) => {
    expect(isCalendarDate(date)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-3-5',
    '9999-01-01',
    '',
    '2026-03-05 ',
  ])('%p is none', (date) => {
    expect(isCalendarDate(date)).toBe(false);
  });

  test('instants need an offset, and mean the same with any', () => {
    expect(parseInstant('2026-03-05T00:00:00+08:00')).toBe(parseInstant('2026-03-04T16:00:00Z'));
    for (const text of [
      '2026-03-05T00:00:00',
      '2026-02-30T00:00:00Z',
      '2026-03-05',
      'now',
      '2026-03-05T25:00:00Z',
    ]) {
      expect(parseInstant(text)).toBeUndefined();
    }
  });
});

describe('pages', () => {
  test('cursors come back as they were made, and nothing else is taken', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.integer()), { minLength: 1, maxLength: 3 }),
        (key) => {
          expect(readCursor(cursorOf(...key), key.length)).toEqual(key);
        },
      ),
    );
    for (const bent of ['', 'x', cursorOf(1), Buffer.from('{"a":1}').toString('base64url')]) {
      expect(() => readCursor(bent, 2)).toThrow('not one of ours');
    }
  });

  test('a page has a next exactly when there is more', () => {
    expect(pageOf([1, 2], 2, (n) => [n])).toEqual({ items: [1, 2] });
    const page = pageOf([1, 2, 3], 2, (n) => [n]);
    expect(page.items).toEqual([1, 2]);
    expect(readCursor(page.next ?? '', 1)).toEqual([2]);
  });
});

test('a state machine goes only where its table says, and tells where that is', () => {
  const table: Transitions<'draft' | 'sent'> = { draft: ['sent'], sent: [] };
  expect(advance(table, 'draft', 'sent')).toBe('sent');
  expect(() => advance(table, 'sent', 'draft')).toThrow('cannot become draft');
});
