import { simplified } from '../../values/simplified.ts';
import type { FieldOutput } from '../plan.ts';

/** The outputs of a Chinese address: whole text, township with village, hamlet or group, what stands behind them. */
export const ZH_ADDRESS_OUTPUTS: readonly FieldOutput[] = [
  { name: 'nm', type: 'VARCHAR' },
  { name: 'twp', type: 'VARCHAR' },
  { name: 'vil', type: 'VARCHAR' },
  { name: 'grp', type: 'VARCHAR' },
  { name: 'place', type: 'VARCHAR' },
  { name: 'hamlet', type: 'VARCHAR' },
];

/** A village by its twelve digits of the division register; the first nine are the township. */
const DIVISION_CODE = /^\d{12}$/;
const REGION =
  /^(?:.{2,8}?(?:省|自治区))?(?:.{1,8}?(?:市|自治州|盟|地区))?(?:.{1,8}?(?:县|区|市|旗))?(?=.{2,})/u;
const TOWNSHIP = /^(.{1,8}?)(?:街道办事处|街道|镇|乡|苏木)/u;
const VILLAGE = /^(.{1,10}?)(?:村民委员会|居民委员会|社区居委会|村委会|居委会|村委|行政村|社区|嘎查|村)/u;
const GROUP = /^(?:第)?([一二三四五六七八九十\d]{1,3})(?:村民小组|小组|组|队|社)|^(.{1,6}?)(?:屯|寨|自然村)/u;
const NUMERALS = '零一二三四五六七八九';

/** Takes an address apart by its usual words; what has none of them keeps its text alone. */
export function readZhAddress(raw: string): readonly (string | null)[] {
  const text = simplified(raw.normalize('NFKC').replace(/[\s,，。、()（）-]+/gu, ''));
  if (text === '') return ZH_ADDRESS_OUTPUTS.map(() => null);
  if (DIVISION_CODE.test(text)) return [text, text.slice(0, 9), text, null, text, null];
  const township = cut(text, TOWNSHIP) ?? cut(text.replace(REGION, ''), TOWNSHIP);
  const village = cut(township === undefined ? text.replace(REGION, '') : township.rest, VILLAGE);
  return [text, township?.found ?? null, ...withinVillage(township, village)];
}

/** Village, group, and both with the township as one text each. */
function withinVillage(township: Cut | undefined, village: Cut | undefined): (string | null)[] {
  if (village === undefined) return [null, null, null, null];
  const group = cut(village.rest, GROUP);
  const number = group === undefined ? null : groupNumber(group.found);
  const place = `${nameOf(township)}/${village.found}`;
  return [village.found, number, place, number === null ? null : `${place}/${number}`];
}

function nameOf(part: Cut | undefined): string {
  return part === undefined ? '' : part.found;
}

interface Cut {
  found: string;
  rest: string;
}

function cut(text: string, pattern: RegExp): Cut | undefined {
  const match = pattern.exec(text);
  const found = match?.[1] ?? match?.[2];
  if (match === null || found === undefined) return undefined;
  return { found: afterRegion(found), rest: text.slice(match[0].length) };
}

/** `百色市田禾县阳圩` → `阳圩`. */
function afterRegion(found: string): string {
  const short = found.replace(/^.*(?:省|自治区|市|自治州|县|旗)(?=.)/u, '');
  return short === '' ? found : short;
}

/** `十二` and `12` are one group; hamlets keep their name. */
function groupNumber(found: string): string {
  if (/^\d+$/.test(found)) return String(Number(found));
  if (!/^[一二三四五六七八九十]+$/u.test(found)) return found;
  const [tens = '', units = ''] = found.includes('十') ? found.split('十') : ['零', found];
  const ten = tens === '' ? 1 : NUMERALS.indexOf(tens);
  const unit = units === '' ? 0 : NUMERALS.indexOf(units);
  return String(ten * 10 + unit);
}
