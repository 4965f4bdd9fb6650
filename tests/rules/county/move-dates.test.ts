import { generateCounty } from '../../../modules/county/index.ts';
import { addMonths } from '../../../modules/county/random/calendar.ts';
import { monthsFromCountyDate, movedDates } from '../../../modules/county/random/move-dates.ts';

function filesOf(drawnUpOn?: string): Map<string, string> {
  const parts = new Map<string, Uint8Array[]>();
  generateCounty({
    households: 60,
    seed: 7,
    ...(drawnUpOn === undefined ? {} : { drawnUpOn }),
    write: (file, bytes) => parts.set(file, [...(parts.get(file) ?? []), bytes]),
  });
  return new Map([...parts].map(([file, bytes]) => [file, Buffer.concat(bytes).toString('latin1')]));
}

describe('a county drawn up on another day', () => {
  test('an instalment keeps its delay, a birth date its day', () => {
    const dates = ['birthDate', 'dueOn', 'paidOn'];
    const cells = {
      birthDate: '1980-02-29',
      dueOn: '2026-01-31',
      paidOn: '2026-03-05',
      month: '2026-01',
      year: '2026',
    };
    expect(movedDates({ dates }, cells, -2)).toEqual({
      birthDate: '1980-02-29',
      dueOn: '2025-11-30',
      paidOn: '2026-01-02',
      month: '2025-11',
      year: '2025',
    });
  });

  test('an open instalment stays open, a month without dash stays so', () => {
    const cells = { dueOn: '2026-10-15', paidOn: '', month: '202610' };
    expect(movedDates({ dates: ['dueOn', 'paidOn'] }, cells, 3)).toEqual({
      dueOn: '2027-01-15',
      paidOn: '',
      month: '202701',
    });
  });

  test.each([
    ['2026-11-30', 0],
    ['2026-08-15', -3],
    ['2028-03-20', 16],
  ])('%s is %i months away', (date, months) => {
    expect(monthsFromCountyDate(date)).toBe(months);
  });

  test('the end of a month stays within the month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-12-31', -10)).toBe('2023-02-28');
  });

  test('its own month gives the same bytes as none', () => {
    expect(filesOf('2026-11-23')).toEqual(filesOf());
  });

  test('bills and repayments of an earlier day hold no later date of the event', () => {
    const files = filesOf('2026-08-15');
    for (const [file, position] of [
      ['power-bills.csv', 9],
      ['bank-loans.csv', 10],
    ] as const) {
      const days = rowsOf(files.get(file) ?? '').map((cells) => (cells[position] ?? '').replaceAll('-', ''));
      const whole = days.filter((day) => /^\d{8}$/.test(day));
      expect(whole.length).toBeGreaterThan(10);
      expect(whole.filter((day) => day >= '20260815')).toEqual([]);
    }
  });
});

function rowsOf(text: string): string[][] {
  return text
    .trimEnd()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(','));
}
