import { decodedText, type Encoding } from './encoding.ts';
import { FileRefused } from './refusal.ts';
import type { FileSource } from './source.ts';
import type { RawRow } from './table.ts';

const MAX_LINE_CHARACTERS = 8_000_000;
const MAX_KEYS = 2_000;
const SNIFFED_CHARACTERS = 4_096;
/** Digits that a number keeps in every program: longer whole numbers were rounded somewhere, or will be. */
const SAFE_DIGITS = 15;

/** Whether a text begins with an object: its first line is one, or is too long to tell. */
export async function looksLikeNdjson(source: FileSource, encoding: Encoding): Promise<boolean> {
  let text = '';
  for await (const part of decodedText(source, encoding)) {
    text += part;
    if (text.trim().length >= 2 || text.length > SNIFFED_CHARACTERS) break;
  }
  return /^\s*\{\s*["}]/.test(text) || /^\s*\{\s*$/.test(text);
}

/** All keys of a file in the order in which they first appear. Throws `FileRefused` for a file without an object. */
export async function ndjsonKeys(source: FileSource, encoding: Encoding): Promise<string[]> {
  const keys = new Set<string>();
  for await (const lines of linesOf(source, encoding)) {
    for (const { text } of lines) for (const key of readObject(text)?.keys() ?? []) keys.add(key);
    if (keys.size > MAX_KEYS) throw new FileRefused({ code: 'E_HEADER', found: keys.size });
  }
  if (keys.size === 0) throw new FileRefused({ code: 'E_FORMAT' });
  return [...keys];
}

/**
 * Reads one JSON object per line. Keys are the header, which comes first with row number 0; a key that a line lacks is
 * an empty cell. Every line that is not blank becomes exactly one row: what is no flat object, or names a key twice,
 * is a faulty row. Long whole numbers come in rounded form, as a spreadsheet would show them. Throws `FileRefused`.
 */
export async function* readNdjson(
  source: FileSource,
  encoding: Encoding,
  keys: readonly string[],
): AsyncGenerator<RawRow[]> {
  yield [{ rowNo: 0, cells: keys }];
  for await (const lines of linesOf(source, encoding)) {
    yield lines.map(({ rowNo, text }) => {
      const object = readObject(text);
      if (!object) return { rowNo, cells: [], fault: 'E_JSON' as const };
      return { rowNo, cells: keys.map((key) => object.get(key) ?? '') };
    });
  }
}

interface Line {
  rowNo: number;
  text: string;
}

async function* linesOf(source: FileSource, encoding: Encoding): AsyncGenerator<Line[]> {
  let rowNo = 0;
  let open: string[] = [];
  let pending = 0;
  const numbered = (texts: readonly string[]): Line[] =>
    texts.map((text) => ({ rowNo: (rowNo += 1), text })).filter(({ text }) => text.trim() !== '');
  for await (const part of decodedText(source, encoding)) {
    const texts = part.split('\n');
    const last = texts.pop() ?? '';
    if (texts.length > 0) {
      texts[0] = [...open, texts[0]].join('');
      open = [];
      pending = 0;
      yield numbered(texts);
    }
    open.push(last);
    pending += last.length;
    if (pending > MAX_LINE_CHARACTERS) throw new FileRefused({ code: 'E_COUNT', rowNo: rowNo + 1 });
  }
  const rest = open.join('');
  if (rest.trim() !== '') yield numbered([rest]);
}

const STRING = /"(?:[^"\\]|\\.)*"/y;
const LITERAL = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
const SPACE = /[ \t\r]*/y;

/**
 * The cells of a flat object by key, or `undefined` when the line is anything else. Numbers are taken as they are
 * written: parsed, an 18-digit number would silently end in other digits.
 */
function readObject(line: string): Map<string, string> | undefined {
  const cursor = { at: 0, line };
  if (!symbol(cursor, '{')) return undefined;
  const cells = new Map<string, string>();
  if (symbol(cursor, '}')) return ended(cursor) ? cells : undefined;
  while (takeMember(cursor, cells)) {
    if (symbol(cursor, '}')) return ended(cursor) ? cells : undefined;
    if (!symbol(cursor, ',')) return undefined;
  }
  return undefined;
}

function takeMember(cursor: Cursor, cells: Map<string, string>): boolean {
  const key = stringAt(cursor);
  if (key === undefined || cells.has(key) || !symbol(cursor, ':')) return false;
  const value = stringAt(cursor) ?? literalAt(cursor);
  if (value === undefined) return false;
  cells.set(key, value);
  return true;
}

interface Cursor {
  at: number;
  line: string;
}

function token(cursor: Cursor, pattern: RegExp): string | undefined {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.line)?.[0];
  if (found !== undefined) cursor.at += found.length;
  return found;
}

function symbol(cursor: Cursor, expected: string): boolean {
  token(cursor, SPACE);
  if (cursor.line[cursor.at] !== expected) return false;
  cursor.at += 1;
  return true;
}

function ended(cursor: Cursor): boolean {
  token(cursor, SPACE);
  return cursor.at === cursor.line.length;
}

function stringAt(cursor: Cursor): string | undefined {
  token(cursor, SPACE);
  const text = token(cursor, STRING);
  if (text === undefined) return undefined;
  if (/^[^\\\p{Cc}]*$/u.test(text)) return text.slice(1, -1);
  try {
    return String(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const WORDS: Readonly<Record<string, string>> = { true: '是', false: '否', null: '' };

function literalAt(cursor: Cursor): string | undefined {
  const text = token(cursor, LITERAL);
  if (text === undefined) return undefined;
  const word = WORDS[text];
  if (word !== undefined) return word;
  const digits = /^-?(\d+)$/.exec(text)?.[1];
  return digits !== undefined && digits.length > SAFE_DIGITS
    ? Number(text).toExponential().toUpperCase()
    : text;
}
