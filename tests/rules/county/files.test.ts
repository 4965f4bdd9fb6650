import { TextDecoder } from 'node:util';
import fc from 'fast-check';
import { encodeGb18030 } from '../../../modules/county/files/gb18030.ts';
import { creditCodeOf } from '../../../modules/county/people/identifiers.ts';
import { readUscc } from '../../../modules/registry/values/uscc.ts';

const decoder = new TextDecoder('gb18030', { fatal: true });

describe('GB18030', () => {
  test.each([
    ['中文', 'd6d0cec4'],
    ['㛃', '8230b731'],
    ['𠮷', '9534b235'],
    ['A·1', '41a1a431'],
  ])('writes %s as the standard says', (text, hex) => {
    expect(encodeGb18030(text).toString('hex')).toBe(hex);
  });

  test('what is encoded decodes to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // Node leaves a byte order mark out when it decodes.
        fc.pre(!text.startsWith('\uFEFF'));
        expect(decoder.decode(encodeGb18030(text))).toBe(text);
      }),
    );
  });
});

test('credit codes are valid and as many as there are serial numbers', () => {
  const codes = ['company', 'cooperative', 'individual'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...codes), fc.integer({ min: 0, max: 9_999_999 }), (kind, serial) => {
      const code = creditCodeOf(kind, serial);
      expect(readUscc(code)).toEqual({ value: code, findings: [] });
    }),
  );
});
