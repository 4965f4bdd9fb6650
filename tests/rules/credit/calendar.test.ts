import fc from 'fast-check';
import {
  addMonths,
  daysBetween,
  inWindow,
  monthsBetween,
  negativeStillCounts,
} from '../../../modules/credit/features/calendar.ts';
import { isCalendarDate } from '../../../modules/kernel/clock.ts';

const anyDate = fc
  .integer({ min: 0, max: 30_000 })
  .map((day) => new Date(Date.UTC(1990, 0, 1) + day * 86_400_000).toISOString().slice(0, 10));

describe('calendar', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 60, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (date, months, expected) => {
    expect(addMonths(date, months)).toBe(expected);
  });

  it('gives real dates, and complete months are those that fit', () => {
    fc.assert(
      fc.property(anyDate, anyDate, fc.integer({ min: -120, max: 120 }), (one, other, months) => {
        expect(isCalendarDate(addMonths(one, months))).toBe(true);
        const [from, to] = one < other ? [one, other] : [other, one];
        const complete = monthsBetween(from, to);
        expect(addMonths(from, complete) <= to).toBe(true);
        expect(addMonths(from, complete + 1) > to || from === to).toBe(true);
      }),
    );
  });

  it('counts whole days, across leap days too', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-01')).toBe(-28);
  });

  it('has windows that leave out their far end and take in today', () => {
    expect(inWindow('2024-11-23', '2026-11-23', 24)).toBe(false);
    expect(inWindow('2024-11-24', '2026-11-23', 24)).toBe(true);
    expect(inWindow('2026-11-23', '2026-11-23', 24)).toBe(true);
    expect(inWindow('2026-11-24', '2026-11-23', 24)).toBe(false);
  });

  it('lets a negative fact go on the fifth anniversary of its end, to the day', () => {
    expect(negativeStillCounts('2021-11-24', '2026-11-23')).toBe(true);
    expect(negativeStillCounts('2021-11-23', '2026-11-23')).toBe(false);
    expect(negativeStillCounts('2021-11-22', '2026-11-23')).toBe(false);
    expect(negativeStillCounts(undefined, '2026-11-23')).toBe(true);
    expect(negativeStillCounts('2024-02-29', '2029-02-27')).toBe(true);
    expect(negativeStillCounts('2024-02-29', '2029-02-28')).toBe(false);
  });
});
