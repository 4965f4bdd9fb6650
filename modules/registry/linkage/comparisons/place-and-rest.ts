import { outputName, type Field, type PlannedComparison, type PlannedLevel } from '../plan.ts';
import { comparison, DIFFERENT, eitherEmpty, equal, level, oneSlip, otherwise } from './level.ts';

interface Words {
  zh: string;
  en: string;
}

function over(
  field: Field,
  words: Words,
  missing: string,
  levels: readonly PlannedLevel[],
): PlannedComparison {
  return comparison({ name: field.column.name, ...words, columns: [field.column.name], missing }, levels);
}

const EQUAL: Words = { zh: '完全相同', en: 'equal' };

/** A number that is given once: telephone, household, organisation. */
export function codeComparison(field: Field, words: Words): PlannedComparison {
  const nm = outputName(field, 'nm');
  return over(field, words, eitherEmpty(nm), [
    level('equal', EQUAL, equal(nm), { start: 0.8, frequency: 'nm' }),
    level('one-slip', { zh: '只有一处笔误', en: 'one slip of the pen' }, oneSlip(nm), { start: 0.05 }),
    otherwise(DIFFERENT, 0.15),
  ]);
}

/** A telephone: the number of a family under a clearly other name says nothing about who somebody is. */
export function phoneComparison(field: Field, clearlyOther: string | undefined): PlannedComparison {
  const planned = codeComparison(field, { zh: '电话', en: 'telephone' });
  if (clearlyOther === undefined) return planned;
  const nm = outputName(field, 'nm');
  const words = {
    zh: '号码相同，姓名明显不同（合用）',
    en: 'the same number under a clearly other name: shared',
  };
  const shared = level('shared', words, `${equal(nm)} AND ${clearlyOther}`, { start: 0.01 });
  return { ...planned, levels: [{ ...shared, noEvidence: true }, ...planned.levels] };
}

export function postcodeComparison(field: Field): PlannedComparison {
  const nm = outputName(field, 'nm');
  const district = `left(l.${nm}, greatest(length(l.${nm}) - 3, 2)) = left(r.${nm}, greatest(length(r.${nm}) - 3, 2))`;
  return over(field, { zh: '邮政编码', en: 'postcode' }, eitherEmpty(nm), [
    level('equal', EQUAL, equal(nm), { start: 0.7, frequency: 'nm' }),
    level('one-slip', { zh: '只有一处笔误', en: 'one slip of the pen' }, oneSlip(nm), { start: 0.1 }),
    level('district', { zh: '同一投递区', en: 'the same district' }, district, { start: 0.1 }),
    otherwise(DIFFERENT, 0.1),
  ]);
}

/** An address in letters, a name of a place or an organisation, or free text. */
export function latinTextComparison(field: Field, words: Words): PlannedComparison {
  const nm = outputName(field, 'nm');
  const likeness = (from: number): string => `jaro_winkler_similarity(l.${nm}, r.${nm}) >= ${String(from)}`;
  const within = `least(length(l.${nm}), length(r.${nm})) >= 4 AND (contains(l.${nm}, r.${nm}) OR contains(r.${nm}, l.${nm}))`;
  return over(field, words, eitherEmpty(nm), [
    level('equal', EQUAL, equal(nm), { start: 0.7, frequency: 'nm' }),
    level('close', { zh: '只差少数字母', en: 'a few letters differ' }, likeness(0.92), { start: 0.1 }),
    level('contained', { zh: '一方包含另一方', en: 'one within the other' }, within, { start: 0.05 }),
    level('similar', { zh: '相近', en: 'similar' }, likeness(0.85), { start: 0.05 }),
    otherwise(DIFFERENT, 0.1),
  ]);
}

export function categoryComparison(field: Field, words: Words): PlannedComparison {
  const nm = outputName(field, 'nm');
  return over(field, words, eitherEmpty(nm), [
    level('equal', EQUAL, equal(nm), { start: 0.9, frequency: 'nm' }),
    otherwise(DIFFERENT, 0.1),
  ]);
}

/** A Chinese address: text, then group or hamlet within the village, then village, then township. */
export function zhAddressComparison(field: Field): PlannedComparison {
  const c = (output: string): string => outputName(field, output);
  const village = `${equal(c('vil'))} AND coalesce(${equal(c('twp'))}, true)`;
  return over(field, { zh: '住址', en: 'address' }, eitherEmpty(c('nm')), [
    level(
      'group',
      { zh: '同村同组（屯）', en: 'the same village and group' },
      `${village} AND ${equal(c('grp'))}`,
      { start: 0.5, frequency: 'hamlet' },
    ),
    level('text', EQUAL, equal(c('nm')), { start: 0.2, frequency: 'nm' }),
    level(
      'village',
      { zh: '同村，一方未写组', en: 'the same village; one side names no group' },
      `${village} AND (l.${c('grp')} IS NULL OR r.${c('grp')} IS NULL)`,
      { start: 0.2 },
    ),
    level('other-group', { zh: '同村不同组', en: 'the same village, another group' }, village, {
      start: 0.05,
    }),
    level('township', { zh: '同乡镇', en: 'the same township' }, equal(c('twp')), { start: 0.02 }),
    otherwise(DIFFERENT, 0.03),
  ]);
}

export function numberComparison(field: Field): PlannedComparison {
  const v = outputName(field, 'v');
  const within = (share: number): string =>
    `abs(l.${v} - r.${v}) <= ${String(share)} * greatest(abs(l.${v}), abs(r.${v}))`;
  return over(field, { zh: '数值', en: 'number' }, eitherEmpty(v), [
    level('equal', EQUAL, equal(v), { start: 0.7 }),
    level('one-percent', { zh: '相差不到百分之一', en: 'within one per cent' }, within(0.01), { start: 0.1 }),
    level('ten-percent', { zh: '相差不到一成', en: 'within ten per cent' }, within(0.1), { start: 0.1 }),
    otherwise(DIFFERENT, 0.1),
  ]);
}

/** The distance on the earth's surface between two places given by latitude and longitude in degrees. */
export function geoComparison(latitude: Field, longitude: Field): PlannedComparison {
  const [lat, lon] = [outputName(latitude, 'v'), outputName(longitude, 'v')];
  const metres = `12742000 * asin(least(1, sqrt(pow(sin(radians(l.${lat} - r.${lat}) / 2), 2)
    + cos(radians(l.${lat})) * cos(radians(r.${lat})) * pow(sin(radians(l.${lon} - r.${lon}) / 2), 2))))`;
  const within = (limit: number): string => `${metres} <= ${String(limit)}`;
  return comparison(
    {
      name: `${latitude.column.name}+${longitude.column.name}`,
      zh: '距离',
      en: 'distance',
      columns: [latitude.column.name, longitude.column.name],
      missing: `${eitherEmpty(lat)} OR ${eitherEmpty(lon)}`,
    },
    [
      level('100-m', { zh: '百米之内', en: 'within 100 m' }, within(100), { start: 0.6 }),
      level('1-km', { zh: '一公里之内', en: 'within 1 km' }, within(1_000), { start: 0.2 }),
      level('10-km', { zh: '十公里之内', en: 'within 10 km' }, within(10_000), { start: 0.1 }),
      otherwise({ zh: '更远', en: 'further apart' }, 0.1),
    ],
  );
}
