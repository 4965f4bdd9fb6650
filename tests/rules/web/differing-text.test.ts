import fc from 'fast-check';
import { differingText, type Run } from '../../../web/desk/review/differing-text.ts';

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('');
const shared = (runs: readonly Run[]): string => textOf(runs.filter(({ same }) => same));

test('one other character is marked, and nothing else', () => {
  expect(differingText('张伟', '张炜')).toEqual({
    left: [
      { text: '张', same: true },
      { text: '伟', same: false },
    ],
    right: [
      { text: '张', same: true },
      { text: '炜', same: false },
    ],
  });
  expect(differingText('韦小明', '韦明').left).toEqual([
    { text: '韦', same: true },
    { text: '小', same: false },
    { text: '明', same: true },
  ]);
});

test('a character beyond the basic plane is never cut', () => {
  expect(differingText('覃𠮷', '覃𠮸').left.map(({ text }) => text)).toEqual(['覃', '𠮷']);
});

test('both sides keep their text and share the same characters', () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  fc.assert(
    fc.property(text, text, (left, right) => {
      const runs = differingText(left, right);
      expect(textOf(runs.left)).toBe(left);
      expect(textOf(runs.right)).toBe(right);
      expect(shared(runs.left)).toBe(shared(runs.right));
      if (left === right) expect(runs.left.every(({ same }) => same)).toBe(true);
    }),
  );
});

test('very long texts are compared as wholes', () => {
  const long = '田'.repeat(401);
  expect(differingText(long, long).left).toEqual([{ text: long, same: true }]);
  expect(differingText(long, `${long}信`).left).toEqual([{ text: long, same: false }]);
});
