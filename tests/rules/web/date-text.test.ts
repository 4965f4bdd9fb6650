import fc from 'fast-check';
import { isoDate, joinDate, splitDate } from '../../../web/kit/date-text.ts';

describe('a date typed into three boxes', () => {
  it.each([
    ['2026-3-5', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2024-2-29', '2024-02-29'],
  ])('reads %s as %s', (typed, iso) => {
    expect(isoDate(typed)).toBe(iso);
  });

  it.each(['', '2026', '2026-13-1', '2026-2-29', '2026-0-1', '26-3-5', '2026-3-', '2026-3-5-1'])(
    'reads %p as no day of the calendar',
    (typed) => {
      expect(isoDate(typed)).toBeUndefined();
    },
  );

  it('keeps the parts apart as they were typed', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^\d{0,4}$/), { minLength: 3, maxLength: 3 }), (parts) => {
        const [year = '', month = '', day = ''] = parts;
        expect(splitDate(joinDate(year, month, day))).toEqual([year, month, day]);
      }),
    );
  });

  it('reads every day of the calendar back', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        expect(isoDate(iso)).toBe(iso);
      }),
    );
  });
});
