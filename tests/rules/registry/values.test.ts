import fc from 'fast-check';
import { readDate, readMonth, readYear } from '../../../modules/registry/values/calendar-date.ts';
import { cellFault, trimmed } from '../../../modules/registry/values/cell.ts';
import { readQuantity, readScaled } from '../../../modules/registry/values/decimal.ts';
import { readPhone } from '../../../modules/registry/values/phone.ts';
import {
  organisationCheckCharacter,
  readUscc,
  usccCheckCharacter,
} from '../../../modules/registry/values/uscc.ts';
import { villageFinder } from '../../../modules/registry/values/village-spelling.ts';
import { VILLAGES } from './fixtures.ts';

describe('dates', () => {
  test.each([
    '20260305',
    '2026/3/5',
    '2026-03-05',
    '2026.3.5',
    '2026年3月5日',
    '2026年03月05号',
    '２０２６/３/５',
    '2026-03-05 00:00:00',
    '2026/3/5 0:00',
    '2026-03-05T08:00:00Z',
  ])('%s is 2026-03-05', (cell) => {
    expect(readDate(cell)).toEqual({ value: '2026-03-05', findings: [] });
  });
  test.each([
    ['2026-02-30', 'E_DATE'],
    ['2026-13-01', 'E_DATE'],
    ['去年', 'E_DATE'],
    ['5/3/2026', 'E_DATE'],
    ['26-3-5', 'E_YEAR2'],
    ['86.3.5', 'E_YEAR2'],
    ['860305', 'E_YEAR2'],
    ['0000-00-00', 'F_DEFAULT_DATE'],
    ['1900-01-01', 'F_DEFAULT_DATE'],
    ['1900/1/0', 'F_DEFAULT_DATE'],
    ['1986-00-00', 'F_DEFAULT_DATE'],
    ['农历1986年三月初五', 'F_LUNAR'],
    ['1986年腊月廿三', 'F_LUNAR'],
    ['45123', 'E_SERIAL'],
  ])('%s gives no date: %s', (cell, code) => {
    expect(readDate(cell)).toEqual({ value: null, findings: [code] });
  });
  test('serial dates count only where the contract says so', () => {
    expect(readDate('45123', true).value).toBe('2023-07-16');
    expect(readDate('36526', true).value).toBe('2000-01-01');
  });
  test('every day survives every way of writing it', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1901-01-01'), max: new Date('2098-01-01'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          fc.pre(iso !== '1970-01-01');
          const [year, month, date] = iso.split('-').map(Number);
          for (const text of [
            iso,
            iso.replaceAll('-', ''),
            `${String(year)}/${String(month)}/${String(date)}`,
            `${String(year)}年${String(month)}月${String(date)}日`,
          ])
            expect(readDate(text).value).toBe(iso);
        },
      ),
    );
  });
  test('months and years', () => {
    expect(readMonth('202603').value).toBe('2026-03');
    expect(readMonth('2026年3月').value).toBe('2026-03');
    expect(readMonth('2026-03-05').value).toBe('2026-03');
    expect(readMonth('202613').findings).toEqual(['E_DATE']);
    expect(readYear('2026年度').value).toBe(2026);
    expect(readYear('26').findings).toEqual(['E_YEAR2']);
  });
});

describe('numbers', () => {
  test.each([
    ['320.50', '元', 32050],
    ['1,234,567.89', '元', 123456789],
    ['１２.５', '万元', 12500000],
    ['-3', '元', -300],
    ['12.50', '亩', 1250],
    ['1.5', '公顷', 2250],
    ['3', '斤', 1500],
    ['0.5', '公斤', 500],
    ['¥5', '元', 500],
    ['1.500000', '元', 150],
  ])('%s %s is %d', (cell, unit, value) => {
    expect(readQuantity(cell, unit)).toEqual({ value, findings: [] });
  });
  test.each([
    ['0.001', '元', 'E_TYPE'],
    ['12,34', '元', 'E_TYPE'],
    ['1.2E+6', '元', 'E_PRECISION'],
    ['五百', '元', 'E_TYPE'],
    ['1e400', '元', 'E_PRECISION'],
    ['NaN', '元', 'E_TYPE'],
    ['99999999999999.99', '万元', 'E_RANGE'],
    ['1.2.3', '元', 'E_TYPE'],
  ])('%s %s is refused: %s', (cell, unit, code) => {
    expect(readQuantity(cell, unit)).toEqual({ value: null, findings: [code] });
  });
  test('is exact for every amount in fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 13 }), (fen) => {
        const text = `${String(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`;
        expect(readScaled(text, 100).value).toBe(fen);
      }),
    );
  });
});

describe('phones', () => {
  test.each(['13800138012', '138-0013-8012', '+86 13800138012', '8613800138012', '１３８００１３８０１２'])(
    '%s',
    (cell) => {
      expect(readPhone(cell).value).toBe('13800138012');
    },
  );
  test.each([
    ['0776-3212345', 'F_PHONE'],
    ['1380013801', 'F_PHONE'],
    ['12345678901', 'F_PLACEHOLDER'],
    ['11111111111', 'F_PLACEHOLDER'],
    ['13888888888', 'F_PLACEHOLDER'],
    ['1.38E+10', 'E_PRECISION'],
  ])('%s is not kept: %s', (cell, code) => {
    expect(readPhone(cell)).toEqual({ value: null, findings: [code] });
  });
});

describe('credit codes', () => {
  // Alibaba, Huawei, Tencent: published codes.
  test.each(['91330100799655058B', '914403001922038216', '9144030071526726XG'])('%s verifies', (code) => {
    expect(readUscc(code)).toEqual({ value: code, findings: [] });
    expect(usccCheckCharacter(code)).toBe(code.charAt(17));
    expect(organisationCheckCharacter(code.slice(8, 16))).toBe(code.charAt(16));
  });
  test('a wrong check character is flagged and kept', () => {
    expect(readUscc('91330100799655058C')).toEqual({ value: '91330100799655058C', findings: ['F_USCC'] });
  });
  test.each(['9133010079965505', 'I1330100799655058B', '9.133E+17'])('%s is refused', (code) => {
    expect(readUscc(code).value).toBeNull();
  });
});

describe('villages', () => {
  const find = villageFinder(VILLAGES);
  test.each([
    ['那坡村', '田州镇', '451003100201', []],
    ['那坡村民委员会', '百育镇', '451003101201', []],
    ['那坡', '百育', '451003101201', []],
    ['百育镇那坡村', undefined, '451003101201', []],
    ['城东社区', '头塘镇', '451003102001', []],
    ['451003101202', undefined, '451003101202', []],
    ['兴城村', undefined, '451003100202', []],
    ['兴城村', '头塘镇', '451003100202', ['F_VILLAGE_SPELLING']],
    ['兴诚村', '田州镇', '451003100202', ['F_VILLAGE_SPELLING']],
    ['四拿村', '百育镇', '451003101202', ['F_VILLAGE_SPELLING']],
    [' 兴 城 村 ', '田州镇', '451003100202', []],
  ])('%s in %s is %s', (cell, township, code, findings) => {
    expect(find(cell, township)).toEqual({ value: code, findings });
  });
  test.each(['那坡村', '月亮村', '', '451003999999'])('%j alone is not known or not unique', (cell) => {
    expect(find(cell)).toEqual({ value: null, findings: ['F_VILLAGE_UNKNOWN'] });
  });
});

describe('cells', () => {
  test('control characters and giants are damage', () => {
    expect(cellFault('a\u0000b')).toBe('E_CONTROL');
    expect(cellFault('a\u0007')).toBe('E_CONTROL');
    expect(cellFault('一\n二\t三')).toBeUndefined();
    expect(cellFault('田'.repeat(1_365))).toBeUndefined();
    expect(cellFault('田'.repeat(1_366))).toBe('E_CELL');
  });
  test('the usual marks of nothing', () => {
    for (const mark of ['', ' ', '-', '/', '无', 'NULL', '#N/A', '　']) expect(trimmed(mark)).toBe('');
  });
});
