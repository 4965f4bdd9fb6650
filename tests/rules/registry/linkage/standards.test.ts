import { readZhAddress } from '../../../../modules/registry/linkage/fields/zh-address.ts';
import { readZhName } from '../../../../modules/registry/linkage/fields/zh-name.ts';
import { soundOf } from '../../../../modules/registry/linkage/fields/latin-name.ts';

describe('standards of linkage', () => {
  test.each([
    ['張偉', '张伟'],
    ['张 伟', '张伟'],
    ['买买提.艾力', '买买提艾力'],
    ['阿卜杜热依木•努尔艾力', '阿卜杜热依木努尔艾力'],
    ['张?伟', '张*伟'],
    ['王\uE000', '王*'],
  ])('the name %s is kept as %s', (raw, kept) => {
    expect(readZhName(raw)[0]).toBe(kept);
  });

  test('a name without any known character is none', () => {
    expect(readZhName('**').every((value) => value === null)).toBe(true);
  });

  test.each([
    ['广西百色市田禾县阳圩镇平圩村第八组', '阳圩/平圩', '阳圩/平圩/8'],
    ['田禾县阳圩镇平圩村第十二组', '阳圩/平圩', '阳圩/平圩/12'],
    ['阳圩镇平圩村民委员会8组', '阳圩/平圩', '阳圩/平圩/8'],
    ['阳圩镇平圩村委会', '阳圩/平圩', null],
    ['451099100201', '451099100201', null],
    ['somewhere', null, null],
  ])('the address %s lies in %s', (raw, place, hamlet) => {
    expect(readZhAddress(raw).slice(4)).toEqual([place, hamlet]);
  });

  test('names that sound alike get one code', () => {
    expect(soundOf('smith')).toBe(soundOf('smyth'));
    expect(soundOf('catherine')).not.toBe(soundOf('smith'));
  });
});
