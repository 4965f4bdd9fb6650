/** Characters of names that sound alike: what a clerk types who hears a name. */
const GROUPS = [
  '伟炜玮',
  '丽莉俐',
  '明铭鸣',
  '军君钧',
  '英瑛鹰',
  '健建剑',
  '文雯纹',
  '玉钰育',
  '秀绣',
  '志智治',
  '红虹宏洪',
  '云芸',
  '艳燕彦',
  '梅玫',
  '珍真贞',
  '兰岚',
  '杰洁捷',
  '辉晖慧惠',
  '华桦',
  '娟鹃',
  '琴勤',
  '浩皓昊',
  '宇雨语',
  '涛韬',
  '萍平',
  '芳方',
  '桂贵',
  '静靖敬',
  '欣新馨',
  '梓子紫',
] as const;

const NEXT = new Map(
  GROUPS.flatMap((group) => {
    const characters = Array.from(group);
    return characters.map((char, index): [string, string] => [
      char,
      characters[(index + 1) % characters.length] ?? char,
    ]);
  }),
);

/** The name with one character of the given name written by another of the same sound; `undefined` when none is known. */
export function homophoneOf(name: string): string | undefined {
  const characters = Array.from(name);
  for (let i = characters.length - 1; i > 0; i -= 1) {
    const other = NEXT.get(characters[i] ?? '');
    if (other !== undefined) return [...characters.slice(0, i), other, ...characters.slice(i + 1)].join('');
  }
  return undefined;
}
