import fc from 'fast-check';
import { faultOfJson } from '../../../server/http/json-fault.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');

test('takes every document that JSON.stringify writes', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
      const text = JSON.stringify(value);
      const expected = /\\u0000|\\ud[89a-f]|__proto__|"constructor"|"prototype"/i.test(text);
      if (!expected) expect(faultOfJson(bytes(text))).toBeUndefined();
    }),
  );
});

test.each([
  ['{"a":1,"a":2}', '/a'],
  ['{"a":{"b":1,"b":2}}', '/a/b'],
  ['{"a":1,"\\u0061":2}', '/a'],
  ['[{"a":1},{"a":1,"a":1}]', '/a'],
  ['{"x":{"__proto__":1}}', '/x/__proto__'],
  ['{"constructor":1}', '/constructor'],
  ['{"a":"\\u0000"}', '/a'],
  ['{"a":"\\ud83d"}', '/a'],
  ['['.repeat(21), '/'],
])('refuses %s at %s', (text, at) => {
  expect(faultOfJson(bytes(text))?.at).toBe(at);
});

test.each([
  '{"a":"{\\"a\\":1,\\"a\\":2}"}',
  '{"a":"b","b":"a"}',
  '[{"a":1},{"a":2}]',
  '{"a":"\\ud83d\\ude00"}',
  '"a"',
])('takes %s', (text) => {
  expect(faultOfJson(bytes(text))).toBeUndefined();
});

test('refuses bytes that are not UTF-8', () => {
  expect(faultOfJson(Buffer.from([0x22, 0xff, 0x22]))?.message).toContain('UTF-8');
});
