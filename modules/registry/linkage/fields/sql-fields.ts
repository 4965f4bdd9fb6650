import type { DateFormat } from '../link-spec.ts';
import type { FieldOutput } from '../plan.ts';

const WIDE = '０１２３４５６７８９ＸｘＥＡＢＣＤＦＧＨ';
const NARROW = '0123456789XXEABCDFGH';
const tidy = `translate(upper(regexp_replace(raw, '[\\s''’‘\\-]', '', 'g')), '${WIDE}', '${NARROW}')`;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function checkCharacter(first17: string): string {
  const terms = WEIGHTS.map(
    (weight, at) => `${String(weight)} * (ascii(substr(${first17}, ${String(at + 1)}, 1)) - 48)`,
  );
  return `substr('10X98765432', ((${terms.join(' + ')}) % 11) + 1, 1)`;
}

const realDate = (text: string): string =>
  `try_cast(substr(${text}, 1, 4) || '-' || substr(${text}, 5, 2) || '-' || substr(${text}, 7, 2) AS DATE) IS NOT NULL`;

/**
 * An ID number: 15 digits become 18, placeholders and numbers that a spreadsheet rounded are empty. `ck` is 1 when
 * the check character is right: evidence, never a reason to drop a number. `idb` and `ids`: birth date and sex in it.
 */
export const ID_OUTPUTS: readonly FieldOutput[] = [
  { name: 't', type: 'VARCHAR', inner: true, sql: tidy },
  {
    name: 'f17',
    type: 'VARCHAR',
    inner: true,
    sql: `CASE WHEN length(@t) = 18 AND regexp_full_match(@t, '[0-9]{17}[0-9X]') THEN substr(@t, 1, 17)
      WHEN length(@t) = 15 AND regexp_full_match(@t, '[0-9]{15}') THEN substr(@t, 1, 6) || '19' || substr(@t, 7) END`,
  },
  {
    name: 'num',
    type: 'VARCHAR',
    inner: true,
    sql: `CASE WHEN @f17 IS NOT NULL AND ${realDate('substr(@f17, 7, 8)')} THEN @f17 END`,
  },
  {
    name: 'cc',
    type: 'VARCHAR',
    inner: true,
    sql: `CASE WHEN @num IS NOT NULL THEN ${checkCharacter('@num')} END`,
  },
  {
    name: 'id',
    type: 'VARCHAR',
    sql: `CASE WHEN @t = '' OR length(@t) < 4 OR @t = repeat(substr(@t, 1, 1), length(@t))
        OR starts_with('12345678901234567890', @t) OR regexp_full_match(@t, '[0-9](\\.[0-9]+)?E\\+?[0-9]+') THEN NULL
      WHEN length(@t) = 18 AND ends_with(@t, '000') AND @cc <> '0' THEN NULL
      WHEN length(@t) = 15 AND @num IS NOT NULL THEN @num || @cc
      ELSE @t END`,
  },
  {
    name: 'idb',
    type: 'INTEGER',
    sql: `CASE WHEN @id IS NOT NULL THEN try_cast(substr(@num, 7, 8) AS INTEGER) END`,
  },
  {
    name: 'ids',
    type: 'VARCHAR',
    sql: `CASE WHEN @id IS NOT NULL AND @num IS NOT NULL
      THEN CASE WHEN try_cast(substr(@num, 17, 1) AS INTEGER) % 2 = 1 THEN 'm' ELSE 'f' END END`,
  },
  {
    name: 'sum',
    type: 'INTEGER',
    sql: [1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((digit) => `${String(digit)} * (length(@id) - length(replace(@id, '${String(digit)}', '')))`)
      .join(' + '),
  },
  { name: 'ck', type: 'INTEGER', sql: `CASE WHEN @id = @num || @cc THEN 1 ELSE 0 END` },
];

/** The order of year, month and day in the digits of a format, as positions (from, length). */
const ORDERS: Readonly<Partial<Record<DateFormat, readonly [string, string, string]>>> = {
  'dd/mm/yyyy': ['5, 4', '3, 2', '1, 2'],
  'mm/dd/yyyy': ['5, 4', '1, 2', '3, 2'],
};

/** A date as the number yyyymmdd and as eight digits; a year alone is yyyy0000. Impossible days stay: typos are evidence. */
export function dateOutputs(format: DateFormat): readonly FieldOutput[] {
  const order = ORDERS[format] ?? ['1, 4', '5, 2', '7, 2'];
  const loose = `try_strptime(raw, ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日', '%d/%m/%Y'])`;
  const strict = order.map((part) => `substr(@dg, ${part})`).join(' || ');
  return [
    {
      name: 'dg',
      type: 'VARCHAR',
      inner: true,
      sql: `regexp_replace(regexp_replace(raw, '[T ].*$', ''), '[^0-9]', '', 'g')`,
    },
    {
      name: 'ds',
      type: 'VARCHAR',
      inner: true,
      sql: `CASE WHEN regexp_matches(raw, '农历|阴历|闰|正月|腊月|初') THEN NULL
        WHEN length(@dg) = 8 THEN ${strict}
        WHEN length(@dg) = 4 THEN @dg || '0000'
        WHEN length(@dg) BETWEEN 5 AND 7 THEN strftime(${loose}, '%Y%m%d') END`,
    },
    {
      name: 'd',
      type: 'INTEGER',
      sql: `CASE WHEN @ds NOT LIKE '0%' AND @ds NOT LIKE '9999%' THEN try_cast(@ds AS INTEGER) END`,
    },
  ];
}

export const SEX_OUTPUTS: readonly FieldOutput[] = [
  {
    name: 'sx',
    type: 'VARCHAR',
    sql: `CASE lower(trim(raw)) WHEN '' THEN NULL WHEN '男' THEN 'm' WHEN '男性' THEN 'm' WHEN 'male' THEN 'm'
      WHEN 'm' THEN 'm' WHEN '1' THEN 'm' WHEN '女' THEN 'f' WHEN '女性' THEN 'f' WHEN 'female' THEN 'f'
      WHEN 'f' THEN 'f' WHEN '2' THEN 'f' ELSE NULL END`,
  },
];

/** A telephone number as digits, without the country's 86; placeholders are empty. */
export const PHONE_OUTPUTS: readonly FieldOutput[] = [
  { name: 't', type: 'VARCHAR', inner: true, sql: `regexp_replace(${tidy}, '[^0-9]', '', 'g')` },
  {
    name: 'nm',
    type: 'VARCHAR',
    sql: `CASE WHEN length(@t) < 5 OR regexp_matches(@t, '(00000000|11111111|88888888|99999999)$')
        OR @t = repeat(substr(@t, 1, 1), length(@t)) THEN NULL
      WHEN length(@t) IN (13, 15) AND regexp_full_match(@t, '(00)?861[0-9]{10}') THEN right(@t, 11)
      ELSE @t END`,
  },
];

/** A code as it is written, without spaces and hyphens, upper case. */
export const CODE_OUTPUTS: readonly FieldOutput[] = [
  { name: 't', type: 'VARCHAR', inner: true, sql: tidy },
  { name: 'nm', type: 'VARCHAR', sql: `nullif(@t, '')` },
];

export const TEXT_OUTPUTS: readonly FieldOutput[] = [
  {
    name: 't',
    type: 'VARCHAR',
    inner: true,
    sql: `trim(regexp_replace(lower(strip_accents(raw)), '[^\\p{L}\\p{N}@]+', ' ', 'g'))`,
  },
  { name: 'nm', type: 'VARCHAR', sql: `nullif(@t, '')` },
];

export const NUMBER_OUTPUTS: readonly FieldOutput[] = [
  { name: 'v', type: 'DOUBLE', sql: `try_cast(replace(trim(raw), ',', '') AS DOUBLE)` },
];
