import type { Place } from './contract-problem.ts';
import type { TwoLanguages } from './data-contract.ts';

export type Fields = Readonly<Record<string, unknown>>;

/*
 * Each reader notes what is wrong at its place and then gives a value of the right type, so that reading goes on. Such
 * a value never leaves the parser: a document with a problem gives no contract.
 */

/** A mapping; with `known`, every other member is a problem. */
export function mappingOf(value: unknown, place: Place, known?: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    place.wrong('mapping-expected', '这里应是一组“名称: 值”', 'a mapping expected');
    return {};
  }
  const fields = value as Fields;
  for (const name of known ? Object.keys(fields).filter((field) => !known.includes(field)) : [])
    place.at(name).wrong('field-unknown', '数据合同没有这一项', 'not a field of a contract');
  return fields;
}

export function listOf(value: unknown, place: Place, max = 500): readonly unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= max) return value;
  const limit = String(max);
  place.wrong(
    'list-expected',
    `应是 1 至 ${limit} 项的列表`,
    `a list that is not empty expected, at most ${limit}`,
  );
  return [];
}

export function textOf(value: unknown, place: Place, max = 200): string {
  if (typeof value === 'string' && value.trim() !== '' && value.length <= max) return value;
  const limit = String(max);
  place.wrong('text-expected', `应填 1 至 ${limit} 个字`, `a text of 1 to ${limit} characters expected`);
  return '';
}

export function slugOf(value: unknown, place: Place): string {
  if (typeof value === 'string' && /^[a-z][a-z0-9-]{1,62}$/.test(value)) return value;
  place.wrong(
    'slug-expected',
    '只用小写字母、数字和连字符，以字母开头',
    'lower-case words joined by hyphens expected',
  );
  return '';
}

export function twoLanguagesOf(value: unknown, place: Place): TwoLanguages {
  if (value === undefined) {
    place.wrong('missing', '缺少这一项', 'missing');
    return { zh: '', en: '' };
  }
  const fields = mappingOf(value, place, ['zh', 'en']);
  return { zh: textOf(fields['zh'], place.at('zh')), en: textOf(fields['en'], place.at('en')) };
}

export function integerOf(value: unknown, place: Place, [min, max]: readonly [number, number]): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  const [low, high] = [String(min), String(max)];
  place.wrong(
    'integer-expected',
    `应是 ${low} 到 ${high} 的整数`,
    `a whole number from ${low} to ${high} expected`,
  );
  return min;
}

export function flagOf(value: unknown, place: Place): boolean {
  if (value !== undefined && typeof value !== 'boolean')
    place.wrong('flag-expected', '应是 true 或 false', 'true or false expected');
  return value === true;
}

/** One of some words. */
export function oneOf<Word extends string>(
  value: unknown,
  place: Place,
  words: readonly [Word, ...Word[]],
): Word {
  const known = words.find((word) => word === value);
  if (known !== undefined) return known;
  const list = words.join(', ');
  place.wrong('word-unknown', `只能是：${words.join('、')}`, `one of ${list} expected`);
  return words[0];
}
