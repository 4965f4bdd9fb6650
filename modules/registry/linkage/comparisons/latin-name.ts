import { outputName, type Field, type PlannedComparison } from '../plan.ts';
import { comparison, DIFFERENT, eitherEmpty, equal, level, otherwise } from './level.ts';

const similar = (column: string, from: number): string =>
  `jaro_winkler_similarity(l.${column}, r.${column}) >= ${String(from)}`;

/** A given name or surname in letters. `other`: the column with which it may have been swapped. */
export function latinNameComparison(
  field: Field,
  role: 'given-name' | 'surname',
  other: Field | undefined,
): PlannedComparison {
  const nm = outputName(field, 'nm');
  const levels = [
    level('equal', { zh: '完全相同', en: 'equal' }, equal(nm), { start: 0.8, frequency: 'nm' }),
    ...(other === undefined ? [] : [swapped(nm, outputName(other, 'nm'))]),
    level('close', { zh: '只差一两个字母', en: 'one or two letters differ' }, similar(nm, 0.92), {
      start: 0.08,
    }),
    ...(role === 'given-name' ? [initial(nm)] : []),
    level('similar', { zh: '相近', en: 'similar' }, similar(nm, 0.85), { start: 0.04 }),
    otherwise(DIFFERENT, 0.06),
  ];
  return comparison(
    {
      name: field.column.name,
      zh: role === 'surname' ? '姓' : '名',
      en: role === 'surname' ? 'surname' : 'given name',
      columns: [field.column.name],
      missing: eitherEmpty(nm),
    },
    levels,
  );
}

function swapped(nm: string, other: string) {
  const when = `l.${nm} = r.${other} AND r.${nm} = l.${other}`;
  return level('swapped', { zh: '姓与名对调', en: 'swapped with the other name' }, when, { start: 0.01 });
}

function initial(nm: string) {
  const when = `left(l.${nm}, 1) = left(r.${nm}, 1) AND least(length(l.${nm}), length(r.${nm})) = 1`;
  return level('initial', { zh: '首字母相同', en: 'the initial alone' }, when, { start: 0.01 });
}

/** A whole name in letters. */
export function latinFullComparison(field: Field): PlannedComparison {
  const c = (output: string): string => outputName(field, output);
  return comparison(
    {
      name: field.column.name,
      zh: '姓名',
      en: 'name',
      columns: [field.column.name],
      missing: eitherEmpty(c('nm')),
    },
    [
      level('equal', { zh: '完全相同', en: 'equal' }, equal(c('nm')), { start: 0.7, frequency: 'nm' }),
      level(
        'same-words',
        { zh: '词相同，次序不同', en: 'the same words in another order' },
        equal(c('bag')),
        {
          start: 0.03,
        },
      ),
      level(
        'first-and-last',
        { zh: '首尾两词相同', en: 'the first and the last word' },
        `${equal(c('first'))} AND ${equal(c('last'))}`,
        { start: 0.1 },
      ),
      level('close', { zh: '只差少数字母', en: 'a few letters differ' }, similar(c('nm'), 0.92), {
        start: 0.08,
      }),
      level('last', { zh: '末词相同', en: 'the last word' }, equal(c('last')), { start: 0.04 }),
      level('first', { zh: '首词相同', en: 'the first word' }, equal(c('first')), { start: 0.03 }),
      otherwise(DIFFERENT, 0.02),
    ],
  );
}

/** What stands between the first and the last word of a whole name, where both are compared in columns of their own. */
export function middleNamesComparison(field: Field): PlannedComparison {
  const mid = outputName(field, 'mid');
  const either = `(contains(l.${mid}, r.${mid}) OR contains(r.${mid}, l.${mid}))`;
  return comparison(
    {
      name: field.column.name,
      zh: '中间名',
      en: 'middle names',
      columns: [field.column.name],
      missing: eitherEmpty(mid),
    },
    [
      level('equal', { zh: '完全相同', en: 'equal' }, equal(mid), { start: 0.6, frequency: 'mid' }),
      level('contained', { zh: '一方包含另一方', en: 'one within the other' }, either, { start: 0.15 }),
      level('close', { zh: '相近', en: 'similar' }, similar(mid, 0.85), { start: 0.15 }),
      otherwise(DIFFERENT, 0.1),
    ],
  );
}
