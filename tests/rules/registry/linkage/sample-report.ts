import type { LinkReport } from '../../../../modules/registry/linkage/report/link-report.ts';

const name = {
  name: 'name',
  zh: '姓名',
  en: 'Name',
  levels: [
    { name: 'equal', zh: '相同', en: 'equal', mPpm: 812_000, uPpm: 410, weightCb: 1_095, pairs: 400_321 },
    { name: 'pinyin', zh: '同音', en: 'same pinyin', mPpm: 61_000, uPpm: 900, weightCb: 608, pairs: 9_321 },
    {
      name: 'else',
      zh: '不同',
      en: 'different',
      mPpm: 127_000,
      uPpm: 998_690,
      weightCb: -298,
      pairs: 900_000,
    },
  ],
};
const id = {
  name: 'id',
  zh: '证件号',
  en: 'ID number',
  levels: [
    { name: 'equal', zh: '相同', en: 'equal', mPpm: 750_000, uPpm: 3, weightCb: 1_793, pairs: 350_000 },
    { name: 'missing', zh: '缺失', en: 'missing', mPpm: 100_000, uPpm: 100_000, weightCb: 0, pairs: 70_000 },
    { name: 'else', zh: '不同', en: 'different', mPpm: 2_000, uPpm: 899_997, weightCb: -881, pairs: 800_000 },
  ],
};

/** A report of an invented run. */
export const SAMPLE_REPORT: LinkReport = {
  title: 'county-people',
  modelSha256: 'a'.repeat(64),
  sources: [
    { name: 'civil', records: 291_574 },
    { name: 'bank', records: 124_167 },
  ],
  thresholds: { autoCb: 600, reviewCb: -200, maxCluster: 12 },
  priorCb: -1_203,
  scoredPairs: 1_930_000,
  comparisons: [name, id],
  samples: [
    {
      left: 'civil/civil-1',
      right: 'bank/bank-7',
      weightCb: 1_500,
      probabilityPpm: 999_970,
      outcome: 'linked',
      steps: [
        { comparison: 'name', level: 'pinyin', left: '韦伟', right: '韦炜', weightCb: 608 },
        { comparison: 'id', level: 'equal', left: '4526…0018', right: '4526…0018', weightCb: 1_793 },
      ],
    },
    {
      left: 'civil/civil-2',
      right: 'bank/bank-9',
      weightCb: -406,
      probabilityPpm: 56_700,
      outcome: 'apart',
      steps: [
        { comparison: 'name', level: 'equal', left: '黄强', right: '黄强', weightCb: 1_095 },
        { comparison: 'id', level: 'else', left: '4526…0018', right: '4526…0136', weightCb: -298 },
      ],
    },
  ],
  weights: Array.from({ length: 40 }, (_, step) => ({
    fromCb: -1_000 + step * 100,
    toCb: -900 + step * 100,
    pairs: Math.round(200_000 / (1 + (step - 5) ** 2) + 300_000 / (1 + (step - 30) ** 2)),
  })),
  blocks: [
    {
      name: 'id',
      zh: '证件号',
      en: 'ID number',
      keys: 290_000,
      pairs: 1_100_000,
      largest: 9,
      cap: 500,
      skippedKeys: 0,
      skippedRecords: 0,
    },
    {
      name: 'name-village',
      zh: '姓名+村',
      en: 'name and village',
      keys: 210_000,
      pairs: 600_000,
      largest: 480,
      cap: 500,
      skippedKeys: 3,
      skippedRecords: 2_100,
    },
  ],
  training: Array.from({ length: 12 }, (_, round) => ({
    round: round + 1,
    largestChangePpm: Math.round(400_000 / 3 ** round),
    matchSharePpm: 340_000 + round,
  })),
  clusters: [
    { size: 1, clusters: 3_200 },
    { size: 2, clusters: 20_100 },
    { size: 3, clusters: 90_000 },
    { size: 12, clusters: 2 },
  ],
  refused: [
    {
      reason: 'id-clash',
      zh: '证件号冲突',
      en: 'two valid ID numbers',
      count: 1_204,
      example: { left: 'civil/1', right: 'bank/2', weightCb: 701 },
    },
    { reason: 'evidence', zh: '平均证据不足', en: 'average evidence too weak', count: 804 },
  ],
};
