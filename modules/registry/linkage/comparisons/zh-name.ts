import { outputName, type Field, type PlannedComparison } from '../plan.ts';
import { andThen, comparison, DIFFERENT, eitherEmpty, equal, level, otherwise } from './level.ts';

// The code point of `*`, which stands for a lost or masked character.
const UNKNOWN = '42';
const POSITIONS = [1, 2, 3, 4] as const;

/**
 * Chinese names by characters and syllables, never as strings of bytes: `张伟` and `张炜` differ in one byte of six but in
 * the character and its sound decides. Levels fall from equal over masked, same sound, one character missing, one
 * other character, to a surname alone.
 */
export function zhNameComparison(field: Field): PlannedComparison {
  const c = columnsOf(field);
  return comparison(
    {
      name: field.column.name,
      zh: '姓名',
      en: 'name',
      columns: [field.column.name],
      missing: eitherEmpty(c.nm),
      as: levelOf(field),
    },
    [
      level('equal', { zh: '完全相同', en: 'equal' }, equal(c.nm), { start: 0.9, frequency: 'nm' }),
      level('masked', { zh: '除遮掩或缺失的字外相同', en: 'equal but for unknown characters' }, masked(c), {
        start: 0.02,
      }),
      level('same-sound', { zh: '读音相同', en: 'the same sound' }, sameSound(c), {
        start: 0.03,
        frequency: 'py',
      }),
      level('character-missing', { zh: '少写一字', en: 'one character missing' }, missing(c), {
        start: 0.02,
      }),
      level(
        'one-other',
        { zh: '名中一字不同或次序颠倒', en: 'one other character, or two swapped' },
        oneOther(c),
        {
          start: 0.01,
        },
      ),
      level(
        'surname',
        { zh: '仅姓相同', en: 'the surname alone' },
        `${equal(c.a[0])} AND ${c.l(c.a[0])} <> ${UNKNOWN}`,
        {
          start: 0.01,
        },
      ),
      otherwise(DIFFERENT, 0.01),
    ],
  );
}

/** The condition that two Chinese names clearly name different people: used to see borrowed ID numbers. */
export function zhClearlyOther(field: Field): string {
  const names = zhNameComparison(field).levels.map(({ name }) => name);
  return `${levelOf(field)} IN (${String(names.indexOf('surname'))}, ${String(names.indexOf('different'))})`;
}

function levelOf(field: Field): string {
  return `level_${String(field.at)}`;
}

interface Columns {
  nm: string;
  py: string;
  bag: string;
  ln: string;
  a: readonly [string, string, string, string];
  p: readonly [string, string, string, string];
  l: (column: string) => string;
}

function columnsOf(field: Field): Columns {
  const at = (output: string): string => outputName(field, output);
  return {
    nm: at('nm'),
    py: at('py'),
    bag: at('bag'),
    ln: at('ln'),
    a: [at('a1'), at('a2'), at('a3'), at('a4')],
    p: [at('p1'), at('p2'), at('p3'), at('p4')],
    l: (column) => `l.${column}`,
  };
}

function matches(column: string): string {
  return `(l.${column} = r.${column} OR l.${column} = ${UNKNOWN} OR r.${column} = ${UNKNOWN})`;
}

/** Equal length, every known character equal. Only the first four are seen; masked names are short. */
function masked(c: Columns): string {
  const known = c.a.map(matches).join(' AND ');
  return `(${equal(c.ln)} AND l.${c.ln} <= 4 AND ${known})`;
}

function sameSound(c: Columns): string {
  const each = POSITIONS.map((at) => equal(c.p[at - 1] ?? ''));
  return `((${equal(c.ln)} AND l.${c.ln} <= 4 AND ${each.join(' AND ')}) OR (${equal(c.py)} AND length(l.${c.py}) > 4))`;
}

/** The surname stays, one later character of three or four fell out, of three also by the sound; long names are compared by their sound. */
function missing(c: Columns): string {
  const [a1, a2, a3, a4] = c.a;
  const [, p2, p3] = c.p;
  const gap = (s: string, g: string): string =>
    `(${g}.${c.ln} = ${s}.${c.ln} + 1 AND ${s}.${c.ln} BETWEEN 2 AND 3 AND (
      (${s}.${c.ln} = 2 AND (${s}.${a2} = ${g}.${a2} OR ${s}.${a2} = ${g}.${a3} OR ${s}.${p2} = ${g}.${p2} OR ${s}.${p2} = ${g}.${p3}))
      OR (${s}.${c.ln} = 3 AND ((${s}.${a2} = ${g}.${a2} AND (${s}.${a3} = ${g}.${a3} OR ${s}.${a3} = ${g}.${a4}))
        OR (${s}.${a2} = ${g}.${a3} AND ${s}.${a3} = ${g}.${a4})))))`;
  const long = andThen(
    `greatest(l.${c.ln}, r.${c.ln}) >= 5`,
    `coalesce(jaro_winkler_similarity(l.${c.py}, r.${c.py}) >= 0.93, false)`,
  );
  return `((${equal(a1)} AND (${gap('l', 'r')} OR ${gap('r', 'l')})) OR ${long})`;
}

/** Three or four characters, the surname by character or sound, all others but one equal; or the same sounds in another order. */
function oneOther(c: Columns): string {
  const [a1, a2, a3, a4] = c.a;
  const surname = `(${equal(a1)} OR ${equal(c.p[0])})`;
  const agreeing = [a2, a3, a4].map((column) => `(${matches(column)})::INTEGER`).join(' + ');
  const swapped = `(l.${a2} = r.${a3} AND l.${a3} = r.${a2}) OR ${equal(c.bag)}`;
  return `(${equal(c.ln)} AND l.${c.ln} BETWEEN 3 AND 4 AND ${surname} AND ((${agreeing}) >= 2 OR ${swapped}))`;
}
