import type { Random } from '../random/random.ts';
import { drawSurname } from './surnames.ts';

export type Sex = 'male' | 'female';

/** Characters of given names by sex and by the years in which they were usual. */
const COHORTS: readonly { before: number; male: string; female: string }[] = [
  {
    before: 1960,
    male: '国德福荣贵金生明才文光正忠义仁寿昌发祥清',
    female: '秀英兰芳桂珍凤玉香莲梅月妹花云彩连爱银金',
  },
  {
    before: 1980,
    male: '建国军民华平强志新文明伟永红卫东学林海勇',
    female: '丽红英秀艳芳霞梅玲萍燕华玉春琼娟敏琴珍兰',
  },
  {
    before: 2000,
    male: '伟强勇军磊杰涛超斌波鹏辉刚健亮峰飞龙宁凯',
    female: '静丽娟婷艳敏燕玲洁丹雪倩莉萍霞颖琳慧媛梅',
  },
  {
    before: 3000,
    male: '浩宇轩博涵子睿泽俊豪梓晨熙航宸霖辰铭皓然',
    female: '欣怡梓涵雨诗琪悦萱可馨思婷语晴诺妍彤佳瑶',
  },
];

/** Characters that old programs lose: 𠮷 and 㛃 need four bytes in GB18030, the others many fonts lack. */
export const RARE_CHARACTERS = ['𠮷', '㛃', '䶮', '堃', '喆', '犇'] as const;

const RARE_SHARE = 0.008;
const SINGLE_SHARE = 0.22;

const DOTTED_MALE = ['买买提', '阿卜杜热依木', '艾力', '吐尔逊', '玉素甫', '肉孜', '阿不都拉', '努尔艾力'];
const DOTTED_FEMALE = ['阿依古丽', '热依汗', '古丽娜尔', '帕提古丽', '阿米娜', '再娜普'];

/** A given name as it was usual for that sex in that year. */
export function drawGivenName(random: Random, sex: Sex, birthYear: number): string {
  const cohort = COHORTS.find(({ before }) => birthYear < before) ?? { male: '文', female: '文' };
  const characters = Array.from(cohort[sex]);
  const last = random.chance(RARE_SHARE) ? random.pick(RARE_CHARACTERS) : random.pick(characters);
  return random.chance(SINGLE_SHARE) ? last : `${random.pick(characters)}${last}`;
}

/** How a family is named: by a surname, or by the father's given name behind a dot. */
export type Naming = { kind: 'surname'; surname: string } | { kind: 'dotted'; father: string };

const DOTTED_SHARE = 0.015;

/** The naming of a new family. */
export function drawNaming(random: Random): Naming {
  return random.chance(DOTTED_SHARE)
    ? { kind: 'dotted', father: random.pick(DOTTED_MALE) }
    : { kind: 'surname', surname: drawSurname(random) };
}

/** The full name of the father whom a dotted naming tells of; `undefined` where the surname is all that is known. */
export function fathersName(random: Random, naming: Naming): string | undefined {
  if (naming.kind === 'surname') return undefined;
  return `${naming.father}·${random.pick(DOTTED_MALE.filter((name) => name !== naming.father))}`;
}

/** The full name of somebody born into a family. */
export function drawName(random: Random, naming: Naming, person: { sex: Sex; birthYear: number }): string {
  if (naming.kind === 'surname')
    return `${naming.surname}${drawGivenName(random, person.sex, person.birthYear)}`;
  return `${random.pick(person.sex === 'male' ? DOTTED_MALE : DOTTED_FEMALE)}·${naming.father}`;
}
