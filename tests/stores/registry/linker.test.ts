import { createAnalysis } from '../../../modules/analysis/index.ts';
import { explainEdge } from '../../../modules/registry/linkage/explain-edge.ts';
import type { Linker, LinkRecord } from '../../../modules/registry/linkage/linker.ts';
import { modelSha256 } from '../../../modules/registry/linkage/make-model.ts';
import { linkerOpener } from '../../../modules/registry/linkage/open-linker.ts';
import { PERSON_SPEC, personModel } from '../../../modules/registry/linkage/person-spec.ts';

const model = personModel();
const open = linkerOpener(createAnalysis());

const record = (id: string, values: Record<string, string>): LinkRecord => ({
  id,
  source: id.slice(0, 3),
  values: Object.fromEntries(PERSON_SPEC.columns.map(({ name }) => [name, values[name] ?? null])),
});

const records = [
  record('rec_a', { name: '韦智勇', idNumber: '452699198207140032', village: '451099100201' }),
  record('rec_b', {
    name: '韦志勇',
    idNumber: '452699820714003',
    birthDate: '1982-07-14',
    village: '451099100201',
  }),
  record('rec_c', { name: '罗怡', idNumber: '452699198207140032', village: '451099100201' }),
  record('rec_d', { name: '韦智勇', village: '451099100201' }),
];

let linker: Linker;

beforeAll(async () => {
  linker = await open(model, 'secret one');
});

afterAll(async () => {
  await linker.close();
});

describe('the linker of the registry', () => {
  test('the shipped model is of the spec, and known by its bytes', () => {
    expect(model.spec).toEqual(PERSON_SPEC);
    expect(modelSha256(model)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('keys are 60-bit numbers that depend on the secret alone and the record', async () => {
    const keys = await linker.keysOf(records);
    expect(keys.every(({ key }) => /^\d+$/.test(key) && BigInt(key) < 1n << 60n)).toBe(true);
    const of = (id: string): string[] => keys.flatMap((entry) => (entry.id === id ? [entry.key] : []));
    expect(of('rec_a').some((key) => of('rec_b').includes(key))).toBe(true);
    expect(of('rec_a').some((key) => of('rec_d').includes(key))).toBe(true);
    const [alone] = [await linker.keysOf(records.slice(0, 1))];
    expect(alone.map(({ key }) => key)).toEqual(of('rec_a'));
    const other = await open(model, "secret 'two'");
    const others = new Set((await other.keysOf(records)).map(({ key }) => key));
    await other.close();
    expect(keys.some(({ key }) => others.has(key))).toBe(false);
  });

  test('scores pairs whatever else is asked beside them, and explains them to the last centibit', async () => {
    const pairs = [
      ['rec_a', 'rec_b'],
      ['rec_a', 'rec_c'],
      ['rec_d', 'rec_a'],
    ] as const;
    const edges = await linker.score(records, pairs, -100_000);
    expect(edges.map(({ left, right }) => [left, right])).toEqual([
      ['rec_a', 'rec_b'],
      ['rec_a', 'rec_c'],
      ['rec_a', 'rec_d'],
    ]);
    const [same, borrowed] = edges;
    expect(same?.weightCb).toBeGreaterThan(600);
    expect(borrowed?.weightCb).toBeLessThan(-200);
    expect(await linker.score(records.slice(0, 2), [['rec_a', 'rec_b']])).toEqual([same]);
    for (const edge of edges) {
      const lines = explainEdge(model, edge);
      expect(lines.reduce((sum, { weightCb }) => sum + weightCb, 0)).toBe(edge.weightCb);
      expect(lines.every(({ zh, en }) => zh !== '' && en !== '')).toBe(true);
    }
    expect(explainEdge(model, borrowed ?? { weightCb: 0, levels: [] }).map(({ level }) => level)).toContain(
      'borrowed',
    );
  });

  test('a pair of an unknown record and a model of other comparisons are refused', async () => {
    await expect(linker.score(records, [['rec_a', 'rec_x']])).rejects.toThrow('a record that was not given');
    await expect(open({ ...model, comparisons: [] }, 's')).rejects.toThrow('made for other comparisons');
  });
});
