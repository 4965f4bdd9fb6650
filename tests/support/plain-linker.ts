import { createHmac } from 'node:crypto';
import type { LinkModel } from '../../modules/registry/linkage/link-model.ts';
import type { Linker, LinkRecord } from '../../modules/registry/linkage/linker.ts';
import { createLinkage, type Linkage } from '../../modules/registry/resolve/linkage.ts';
import { nameAgreement, type NameAgreement } from '../../modules/registry/values/name-agreement.ts';

const COLUMNS = [
  ['name', 'full-name'],
  ['idNumber', 'id-number'],
  ['birthDate', 'birth-date'],
  ['sex', 'sex'],
  ['village', 'village'],
  ['phone', 'phone'],
  ['householdNumber', 'household-number'],
] as const;

const PLAIN_MODEL: LinkModel = {
  format: 'tianxin-link-model/1',
  name: 'plain',
  version: 1,
  spec: {
    name: 'plain',
    columns: COLUMNS.map(([name, role]) => ({ name, role, language: 'zh', format: 'yyyy-mm-dd' })),
    oneRecordPerSource: false,
  },
  priorCb: -1_000,
  comparisons: [],
  training: { records: 0, candidatePairs: 0, randomPairs: 0, passes: [], rounds: [], expectedMatches: 0 },
};

/** A small linker in this process for tests of what stands around the engine: it weighs the fields by fixed weights. */
export function plainLinkage(): Linkage {
  return createLinkage({
    model: PLAIN_MODEL,
    modelId: 'plain',
    modelJson: JSON.stringify(PLAIN_MODEL),
    approvedBy: 'test',
    secret: 'secret',
    openLinker: (_model, secret) => Promise.resolve(plainLinker(secret)),
  });
}

function plainLinker(secret: string): Linker {
  return {
    keysOf: (records) => Promise.resolve(records.flatMap((record) => keysOf(record, secret))),
    score: (records, pairs, floorCb = -200) => {
      const byId = new Map(records.map((record) => [record.id, record]));
      const edges = pairs.flatMap(([left, right]) => {
        const [a, b] = [byId.get(left), byId.get(right)];
        if (!a || !b) throw new Error('a pair of unknown records');
        const levels = levelsOf(a, b);
        const weightCb = levels.reduce((sum, weight) => sum + weight, PLAIN_MODEL.priorCb);
        return weightCb < floorCb ? [] : [{ left, right, weightCb, levels }];
      });
      return Promise.resolve(edges);
    },
    close: () => Promise.resolve(),
  };
}

const KEYED = ['name', 'idNumber', 'phone', 'village', 'householdNumber'];

function bornOn({ birthDate, idNumber }: LinkRecord['values']): string | undefined {
  if (typeof birthDate === 'string') return birthDate;
  return idNumber?.length === 18 ? idNumber.slice(6, 14) : undefined;
}

function keysOf({ id, values }: LinkRecord, secret: string): { id: string; key: string }[] {
  const [name, idNumber, phone, village, householdNumber] = KEYED.map((column) => values[column] ?? null);
  const born = bornOn(values);
  const rules = [[idNumber], [name, born], [name, village], [phone], [name, householdNumber]];
  return rules.flatMap((parts, rule) => {
    if (parts.some((part) => part === null || part === undefined)) return [];
    const hash = createHmac('sha256', secret).update(JSON.stringify([rule, ...parts]));
    return [{ id, key: (hash.digest().readBigUInt64BE() >> 4n).toString() }];
  });
}

const NAME: Readonly<Record<NameAgreement, number>> = {
  equal: 700,
  partial: 400,
  homophone: 500,
  dropped: 300,
  'one-character': 100,
  different: -600,
};

function levelsOf({ values: a }: LinkRecord, { values: b }: LinkRecord): number[] {
  const agree = (name: string, equal: number, other: number): number => {
    const [l, r] = [a[name] ?? null, b[name] ?? null];
    return l === null || r === null ? 0 : l === r ? equal : other;
  };
  const names = a['name'] && b['name'] ? nameAgreement(a['name'], b['name']) : undefined;
  const sameId = agree('idNumber', 1, -1);
  const borrowed = sameId === 1 && names === 'different';
  return [
    borrowed ? -800 : sameId === 1 ? 2_000 : sameId === -1 ? -900 : 0,
    names === undefined ? 0 : NAME[names],
    sameId === 0 ? agree('birthDate', 700, -500) : 0,
    agree('sex', 50, -300),
    agree('village', 300, -200),
    agree('phone', 300, 0),
    agree('householdNumber', 1_000, 0),
  ];
}
