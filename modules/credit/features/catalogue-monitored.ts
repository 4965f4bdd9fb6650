import type { Feature } from './feature.ts';

/** What fairness tests look at and no card may ever score, with its number and name. */
const MONITORED: readonly [number: number, code: string, zh: string, en: string][] = [
  [41, 'sex', '性别', 'sex'],
  [42, 'age', '年龄', 'age'],
  [43, 'ethnicity', '民族', 'ethnicity'],
  [44, 'township', '乡镇', 'township'],
  [45, 'disability', '残疾', 'disability'],
  [46, 'low-income-status', '低收入认定', 'low-income status'],
  [47, 'education', '文化程度', 'education'],
];

export const MONITORED_FEATURES: readonly Feature[] = MONITORED.map(([number, code, zh, en]) => ({
  number,
  code,
  name: { zh, en },
  group: 'person',
  unit: 'points',
  window: 'now',
  consent: 'M',
  missing: 'X',
  trend: 'flat',
  domain: { min: 0 },
  sources: [],
}));
