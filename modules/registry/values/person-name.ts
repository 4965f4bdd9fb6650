import type { FindingCode } from './finding.ts';

/** A person's name in the form we keep. */
export interface PersonName {
  name: string;
  /** Some characters are not known: masked with `*` or lost on the way. They match any one character. */
  partial: boolean;
  findings: readonly FindingCode[];
}

// Dots that agencies type between the parts of a name; 民委发〔2016〕33号 allows U+00B7 alone.
const DOTS = /[·•・‧∙⋅●．.｡。、˙ꞏ‐]/gu;
const HAN_SPACE =
  /(?<=\p{Script=Han})[\s\u3000]+(?=[\p{Script=Han}*□?])|(?<=[*□?])[\s\u3000]+(?=\p{Script=Han})/gu;
// Private use areas, the replacement character, and the boxes and question marks that stand for a lost character.
const LOST = /[\uE000-\uF8FF\u{F0000}-\u{10FFFD}\uFFFD□■?？〓]/gu;

// Unified ideographs without anything else: nothing to tidy.
const USUAL = /^[\u4e00-\u9fff]{2,4}$/;

/** The character that stands for an unknown one inside a kept name. */
export const UNKNOWN_CHARACTER = '*';

/**
 * Reads a name cell: NFKC, one middle dot U+00B7 between parts, no spaces between Han characters (`张 伟`), masked and
 * lost characters as `*`. `undefined` when nothing that could be a name remains.
 */
export function readPersonName(cell: string): PersonName | undefined {
  if (USUAL.test(cell)) return { name: cell, partial: false, findings: [] };
  const findings: FindingCode[] = [];
  let name = plainHan(cell).trim();
  const lost = name.replace(LOST, UNKNOWN_CHARACTER);
  if (lost !== name) findings.push('F_NAME_UNREADABLE');
  name = lost.replace(/[＊×﹡✱]/gu, UNKNOWN_CHARACTER);
  if (findings.length === 0 && name.includes(UNKNOWN_CHARACTER)) findings.push('F_NAME_MASKED');
  name = name
    .replace(HAN_SPACE, '')
    .replace(DOTS, '·')
    .replace(/\s*·[\s·]*/gu, '·')
    .replace(/^·|·$/gu, '');
  name = name.replace(/\s+/gu, ' ');
  if (!/[\p{L}\p{M}]/u.test(name) || Array.from(name).length > 50 || /\d/.test(name)) return undefined;
  if (name !== cell.replace(/[＊×﹡✱]/gu, UNKNOWN_CHARACTER).replace(LOST, UNKNOWN_CHARACTER))
    findings.push('F_NAME_WRITTEN');
  return { name, partial: name.includes(UNKNOWN_CHARACTER), findings };
}

/** NFKC, which would also turn rare compatibility ideographs into their common form: those stay as they are. */
function plainHan(cell: string): string {
  return Array.from(cell)
    .map((char) => (/\p{Script=Han}/u.test(char) ? char : char.normalize('NFKC')))
    .join('');
}
