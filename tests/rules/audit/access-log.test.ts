import fc from 'fast-check';
import { csvCell, csvLine, CSV_HEADER } from '../../../modules/audit/access/access-csv.ts';
import {
  ACCESS_ACTIONS,
  ACCESS_PURPOSES,
  DENIAL_REASONS,
} from '../../../modules/audit/access/access-entry.ts';
import { readFilter } from '../../../modules/audit/access/access-filter.ts';
import { inPlainWords } from '../../../modules/audit/access/plain-words.ts';
import { checkDayRange } from '../../../modules/audit/access/summary-range.ts';

const refusal = (code: string, field: string): Error =>
  expect.objectContaining({ code, fields: [expect.objectContaining({ field })] }) as Error;

describe('a CSV cell', () => {
  test.each([
    ['=cmd|/C calc', "'=cmd|/C calc"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['＝1', "'＝1"],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    ['𠮷野·王😀', '𠮷野·王😀'],
    ['', ''],
  ])('%j becomes %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('never starts a formula and reads back as one cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const cell = csvCell(text);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(read === text || read === `'${text}`).toBe(true);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
      }),
    );
  });

  test('every line has as many cells as the header', () => {
    const row = {
      id: 'acc_1',
      logIndex: 1,
      at: 0,
      day: '1970-01-01',
      actorKind: 'client',
      actorId: 'cli',
      organisationId: 'org_1',
      assistedBy: null,
      action: 'inquiry',
      resource: 'inq_1',
      subjectKey: 'per_1',
      personId: 'per_1',
      householdId: null,
      consentId: null,
      purpose: null,
      caseNumber: null,
      decision: 'granted',
      reason: null,
      requestId: 'r',
      answerSha256: null,
    } as const;
    const line = csvLine(row, '农商行');
    expect(line.endsWith('\r\n')).toBe(true);
    expect(line.split(',')).toHaveLength(CSV_HEADER.split(',').length);
  });
});

describe('plain words', () => {
  test('say who, why and what came of it', () => {
    const row = {
      action: 'inquiry',
      purpose: 'LOAN_APPROVAL',
      decision: 'denied',
      reason: 'consent-revoked',
    } as const;
    expect(inPlainWords(row, '农商行')).toEqual({
      zh: '农商行为审批贷款查询您家的信用分，已拒绝（授权已撤回）。',
      en: "农商行 asked for your household's score to decide on a loan; it was refused: the consent is withdrawn.",
    });
  });

  test('exist for every action, purpose and reason', () => {
    for (const action of ACCESS_ACTIONS) {
      for (const purpose of [...ACCESS_PURPOSES, null]) {
        for (const reason of DENIAL_REASONS) {
          const words = inPlainWords({ action, purpose, decision: 'denied', reason }, '某行');
          expect(words.zh).toMatch(/^某行.+，已拒绝（.+）。$/);
          expect(words.en).not.toContain('undefined');
        }
      }
    }
  });
});

describe('a filter', () => {
  test('reads instants with an offset and leaves out what is not asked', () => {
    expect(readFilter({ from: '2026-11-23T08:00:00+08:00', decision: 'denied' })).toEqual({
      from: Date.parse('2026-11-23T00:00:00Z'),
      decision: 'denied',
    });
  });

  test('refuses what is no instant and a range that holds nothing', () => {
    expect(() => readFilter({ from: '2026-02-30T00:00:00Z' })).toThrow(refusal('instant-invalid', 'from'));
    const at = '2026-11-23T00:00:00Z';
    expect(() => readFilter({ from: at, to: at })).toThrow(refusal('range-empty', 'to'));
  });

  test('a summary covers 93 days at most, both ends included', () => {
    expect(() => checkDayRange({ from: '2026-01-01', to: '2026-04-03' })).not.toThrow();
    expect(() => checkDayRange({ from: '2026-01-01', to: '2026-04-04' })).toThrow(
      refusal('range-too-long', 'to'),
    );
    expect(() => checkDayRange({ from: '2026-01-02', to: '2026-01-01' })).toThrow(
      refusal('range-empty', 'to'),
    );
    expect(() => checkDayRange({ from: '2026-02-29', to: '2026-03-01' })).toThrow(
      refusal('date-invalid', 'from'),
    );
  });
});
