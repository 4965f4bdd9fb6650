import fc from 'fast-check';
import { nameAgreement } from '../../../modules/registry/values/name-agreement.ts';
import { readPersonName } from '../../../modules/registry/values/person-name.ts';
import { nameSyllables } from '../../../modules/registry/values/pinyin.ts';

test.each([
  ['张伟', '张伟', []],
  ['张 伟', '张伟', ['F_NAME_WRITTEN']],
  ['张　　伟 ', '张伟', ['F_NAME_WRITTEN']],
  ['张*伟', '张*伟', ['F_NAME_MASKED']],
  ['张＊伟', '张*伟', ['F_NAME_MASKED']],
  ['张□伟', '张*伟', ['F_NAME_UNREADABLE']],
  ['张?伟', '张*伟', ['F_NAME_UNREADABLE']],
  ['张\uE86C', '张*', ['F_NAME_UNREADABLE']],
  ['张\uFFFD', '张*', ['F_NAME_UNREADABLE']],
  ['𠮷田', '𠮷田', []],
  ['覃㛃', '覃㛃', []],
])('%s is kept as %s', (cell, name, findings) => {
  expect(readPersonName(cell)).toMatchObject({ name, findings });
});

test.each([
  '买买提·艾力',
  '买买提.艾力',
  '买买提•艾力',
  '买买提・艾力',
  '买买提．艾力',
  '买买提、艾力',
  '买买提 · 艾力',
  '买买提‧艾力',
])('%s has the one middle dot U+00B7', (cell) => {
  expect(readPersonName(cell)?.name).toBe('买买提\u00B7艾力');
});

test.each(['', '123', '138001', '***', '?', '---', '\u0000', '王'.repeat(51)])('%j is no name', (cell) => {
  expect(readPersonName(cell)).toBeUndefined();
});

test('a kept name is read as itself, and nothing makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (cell) => {
      const name = readPersonName(cell)?.name;
      if (name !== undefined) expect(readPersonName(name)?.name).toBe(name);
    }),
  );
});

test.each([
  ['单田芳', 'shan tian fang'],
  ['曾国藩', 'zeng guo fan'],
  ['仇英', 'qiu ying'],
  ['覃小妹', 'qin xiao mei'],
  ['单于明', 'chan yu ming'],
  ['吕布', 'lv bu'],
])('%s is said %s', (name, said) => {
  expect(nameSyllables(name).join(' ')).toBe(said);
});

test.each([
  ['张伟', '张伟', 'equal'],
  ['买买提·艾力', '买买提艾力', 'equal'],
  ['张伟', '张炜', 'homophone'],
  ['黄秀英', '黄秀瑛', 'homophone'],
  ['张*伟', '张大伟', 'partial'],
  ['张小伟', '张伟', 'dropped'],
  ['王建国', '王建军', 'one-character'],
  ['王建国', '李建国', 'different'],
  ['张伟', '张芳', 'different'],
  ['张伟', '李娜', 'different'],
] as const)('%s and %s: %s', (left, right, agreement) => {
  expect(nameAgreement(left, right)).toBe(agreement);
  expect(nameAgreement(right, left)).toBe(agreement);
});
