import { matchOptions } from '../../../web/kit/combobox-match.ts';

const options = [
  { value: 'sweet-potato', label: '甘薯', also: ['红薯', '番薯', 'sweet potato'] },
  { value: 'potato', label: '马铃薯', also: ['土豆', 'Potato'] },
  { value: 'taro', label: '芋头' },
];

describe('what a combobox finds', () => {
  it('puts those that begin with what was typed first', () => {
    expect(matchOptions(options, 'potato').map(({ value }) => value)).toEqual(['potato', 'sweet-potato']);
  });

  it('finds by another name, whatever its case, and by part of a name', () => {
    expect(matchOptions(options, '土豆')[0]?.value).toBe('potato');
    expect(matchOptions(options, ' SWEET ')[0]?.value).toBe('sweet-potato');
    expect(matchOptions(options, '薯').map(({ value }) => value)).toEqual(['sweet-potato', 'potato']);
  });

  it('finds nothing for what is nowhere', () => {
    expect(matchOptions(options, '西瓜')).toEqual([]);
  });

  it('shows fifty at most', () => {
    const many = Array.from({ length: 200 }, (_one, at) => ({ value: String(at), label: `村${String(at)}` }));
    expect(matchOptions(many, '村')).toHaveLength(50);
  });
});
