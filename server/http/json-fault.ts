import { isUtf8 } from 'node:buffer';

/** Where and why a JSON text must be refused although a parser would take it. */
export interface JsonFault {
  at: string;
  message: string;
}

const MAX_DEPTH = 20;
const LONE_SURROGATE_OR_NUL = /\p{Surrogate}|\0/u;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Scans a JSON body for what `JSON.parse` accepts in silence: duplicate keys, keys that reach prototypes, deep
 * nesting, broken UTF-8, NUL and lone surrogates. Syntax itself stays `JSON.parse`'s business. Linear time.
 */
export function faultOfJson(bytes: Uint8Array): JsonFault | undefined {
  if (!isUtf8(bytes)) return { at: '/', message: 'The body is not UTF-8.' };
  return scan(new TextDecoder().decode(bytes));
}

/** An open object (with the keys seen) or array (without). */
type Frame = { keys: Set<string> | undefined; key: string };

function scan(text: string): JsonFault | undefined {
  const frames: Frame[] = [];
  let position = 0;
  while (position < text.length) {
    const character = text.charAt(position);
    if (character === '"') {
      const end = endOfString(text, position);
      const fault = faultOfString(text, { start: position, end }, frames);
      if (fault) return fault;
      position = end;
    } else {
      if (character === '{' || character === '[') {
        frames.push({ keys: character === '{' ? new Set() : undefined, key: '' });
        if (frames.length > MAX_DEPTH)
          return { at: pathOf(frames), message: 'The body is nested too deeply.' };
      } else if (character === '}' || character === ']') frames.pop();
      position += 1;
    }
  }
  return undefined;
}

/** The position after the closing quote, or the end of the text when there is none. */
function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text.charAt(position) !== '"')
    position += text.charAt(position) === '\\' ? 2 : 1;
  return position + 1;
}

function faultOfString(
  text: string,
  at: { start: number; end: number },
  frames: Frame[],
): JsonFault | undefined {
  const value = decoded(text.slice(at.start, at.end));
  if (value === undefined) return undefined;
  if (LONE_SURROGATE_OR_NUL.test(value)) {
    return { at: pathOf(frames), message: 'Text must not hold NUL or half a character.' };
  }
  const frame = frames.at(-1);
  if (!frame?.keys || !/^\s*:/.test(text.slice(at.end, at.end + 64))) return undefined;
  frame.key = value;
  if (FORBIDDEN_KEYS.has(value)) return { at: pathOf(frames), message: 'This name is not allowed.' };
  if (frame.keys.has(value)) return { at: pathOf(frames), message: 'This name stands twice.' };
  frame.keys.add(value);
  return undefined;
}

function decoded(literal: string): string | undefined {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return JSON.parse(literal) as string;
  } catch (error) {
    // Broken escapes are syntax: the parser behind us refuses them.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function pathOf(frames: readonly Frame[]): string {
  return `/${frames
    .map((frame) => frame.key)
    .filter((key) => key !== '')
    .join('/')}`;
}
