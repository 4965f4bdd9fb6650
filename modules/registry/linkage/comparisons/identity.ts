import { outputName, type Field, type PlannedComparison, type PlannedLevel } from '../plan.ts';
import {
  andThen,
  comparison,
  DIFFERENT,
  eitherEmpty,
  equal,
  level,
  oneSlip,
  oneSlipOfEqualLength,
  otherwise,
} from './level.ts';

/** The columns that speak about who somebody is, as far as the spec has them. */
export interface IdentityFields {
  id?: Field;
  birth?: Field;
  sex?: Field;
  /** The condition that the names clearly differ. */
  clearlyOther?: string;
}

/**
 * An ID number together with the name: the same number under a clearly other name, with another sex or another birth
 * date of its own, is a borrowed one and has a level of its own.
 */
export function idComparison(id: Field, fields: IdentityFields): PlannedComparison {
  const column = outputName(id, 'id');
  const doubts = [
    fields.clearlyOther,
    fields.birth && birthContradicts(id, fields.birth),
    fields.sex && sexContradicts(id, fields.sex),
  ].filter((doubt) => doubt !== undefined);
  const undoubted = (condition: string): string =>
    doubts.length === 0 ? condition : andThen(condition, `NOT (${doubts.join(' OR ')})`);
  const sum = outputName(id, 'sum');
  const [l, r] = [`l.${column}`, `r.${column}`];
  return comparison(
    {
      name: id.column.name,
      zh: '证件号',
      en: 'ID number',
      columns: [id.column.name],
      missing: eitherEmpty(column),
    },
    [
      level('equal', { zh: '相同', en: 'equal' }, undoubted(equal(column)), { start: 0.9 }),
      level(
        'one-slip',
        { zh: '只有一处笔误', en: 'one slip of the pen' },
        undoubted(`(${oneSlip(column, sum)})`),
        {
          start: 0.05,
        },
      ),
      ...(doubts.length === 0 ? [] : [borrowed(`${equal(column)} OR (${oneSlip(column, sum)})`)]),
      level(
        'both-valid',
        { zh: '号码不同，且校验码都正确', en: 'other numbers, both with the right check digit' },
        `l.${outputName(id, 'ck')} = 1 AND r.${outputName(id, 'ck')} = 1`,
        { start: 0.001, limit: 0.001 },
      ),
      level(
        'same-birth',
        { zh: '号码不同，其中的出生日期相同', en: 'other numbers with the same birth date within' },
        `l.${outputName(id, 'idb')} = r.${outputName(id, 'idb')}`,
        { start: 0.01 },
      ),
      level(
        'tail',
        { zh: '后八位相同', en: 'the same last eight characters' },
        `length(${l}) = 18 AND length(${r}) = 18 AND right(${l}, 8) = right(${r}, 8)`,
        { start: 0.01 },
      ),
      otherwise(DIFFERENT, 0.02),
    ],
  );
}

/** Whoever borrows a number lives with its owner: what else agrees explains itself, so the number says nothing. */
function borrowed(when: string): PlannedLevel {
  const words = {
    zh: '号码相同或相近，但姓名、性别或出生日期明显不同（疑似借用）',
    en: 'the same or nearly the same number, but name, sex or birth date clearly differ: perhaps borrowed',
  };
  return { ...level('borrowed', words, when, { start: 0.005 }), noEvidence: true };
}

function birthContradicts(id: Field, birth: Field): string {
  const ds = outputName(birth, 'd');
  const idb = outputName(id, 'idb');
  const differ = (one: string, two: string): string =>
    `(${one} <> ${two} AND hamming(${one}::VARCHAR, ${two}::VARCHAR) > 2 AND ${one} // 10000 <> ${two} // 10000)`;
  return `coalesce(${differ(`l.${ds}`, `r.${ds}`)}, ${differ(`l.${ds}`, `r.${idb}`)}, ${differ(`l.${idb}`, `r.${ds}`)}, false)`;
}

function sexContradicts(id: Field, sex: Field): string {
  const sx = outputName(sex, 'sx');
  const ids = outputName(id, 'ids');
  return `coalesce(l.${sx} <> r.${sx}, l.${sx} <> r.${ids}, l.${ids} <> r.${sx}, false)`;
}

/**
 * A birth date, counted once: never when both sides know it from the ID number alone, nor when both ID numbers carry the
 * same one, because then the comparison of the numbers has counted it.
 */
export function birthComparison(birth: Field, id: Field | undefined): PlannedComparison {
  const own = outputName(birth, 'd');
  const within = id === undefined ? '' : outputName(id, 'idb');
  const side = (of: 'l' | 'r'): string =>
    id === undefined ? `${of}.${own}` : `coalesce(${of}.${own}, ${of}.${outputName(id, 'idb')})`;
  const [l, r] = [side('l'), side('r')];
  const none = `${l} IS NULL OR ${r} IS NULL`;
  const twice = `(l.${own} IS NULL AND r.${own} IS NULL) OR coalesce(l.${within} = r.${within}, false)`;
  return comparison(
    {
      name: birth.column.name,
      zh: '出生日期',
      en: 'birth date',
      columns: [birth.column.name],
      missing: id === undefined ? none : `${none} OR ${twice}`,
    },
    dateLevels(l, r),
  );
}

function dateLevels(l: string, r: string) {
  const year = (of: string): string => `${of} // 10000`;
  const month = (of: string): string => `(${of} // 100) % 100`;
  const day = (of: string): string => `${of} % 100`;
  const vague = (of: string): string => `(${of} % 10000 IN (0, 101))`;
  const same = (part: (of: string) => string): string => `(${part(l)} = ${part(r)})`;
  const typo = oneSlipOfEqualLength(`(${l})::VARCHAR`, `(${r})::VARCHAR`);
  return [
    level('equal', { zh: '相同', en: 'equal' }, `${l} = ${r}`, { start: 0.85, frequency: 'd' }),
    level(
      'day-month',
      { zh: '月日对调', en: 'day and month swapped' },
      `${same(year)} AND ${month(l)} = ${day(r)} AND ${day(l)} = ${month(r)}`,
      { start: 0.01 },
    ),
    level('one-digit', { zh: '一位数字之差', en: 'one digit, or two neighbours swapped' }, typo, {
      start: 0.05,
    }),
    level(
      'year-only',
      { zh: '年份相同，一方无月日', en: 'the year; one side has no month and day' },
      `${same(year)} AND (${vague(l)} OR ${vague(r)})`,
      { start: 0.03 },
    ),
    level(
      'two-parts',
      { zh: '年月日中两项相同', en: 'two of year, month and day' },
      `(${same(year)}::INTEGER + ${same(month)}::INTEGER + ${same(day)}::INTEGER) = 2`,
      { start: 0.03 },
    ),
    level('year', { zh: '年份相同', en: 'the year' }, same(year), { start: 0.01 }),
    otherwise(DIFFERENT, 0.02),
  ];
}

/** The sex, from its own column or the ID number; counted only when a side brought its own. */
export function sexComparison(sex: Field, id: Field | undefined): PlannedComparison {
  const sx = outputName(sex, 'sx');
  const side = (of: 'l' | 'r'): string =>
    id === undefined ? `${of}.${sx}` : `coalesce(${of}.${sx}, ${of}.${outputName(id, 'ids')})`;
  const [l, r] = [side('l'), side('r')];
  const twice = id === undefined ? '' : ` OR (l.${sx} IS NULL AND r.${sx} IS NULL)`;
  return comparison(
    {
      name: sex.column.name,
      zh: '性别',
      en: 'sex',
      columns: [sex.column.name],
      missing: `${l} IS NULL OR ${r} IS NULL${twice}`,
    },
    [level('equal', { zh: '相同', en: 'equal' }, `${l} = ${r}`, { start: 0.98 }), otherwise(DIFFERENT, 0.02)],
  );
}
