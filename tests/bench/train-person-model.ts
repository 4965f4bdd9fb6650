import { writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { createAnalysis } from '../../modules/analysis/index.ts';
import { generateCounty } from '../../modules/county/index.ts';
import { recognise } from '../../modules/registry/file/table.ts';
import { checkedRows } from '../../modules/registry/intake/checked-rows.ts';
import type { LinkModel } from '../../modules/registry/linkage/link-model.ts';
import type { LinkRecord } from '../../modules/registry/linkage/linker.ts';
import { modelSha256, modelText } from '../../modules/registry/linkage/make-model.ts';
import { workerModule } from '../../modules/registry/linkage/open-linker.ts';
import { loadContracts } from '../../modules/registry/index.ts';
import { linkRecordOf, mentionOf } from '../../modules/registry/resolve/mention.ts';
import { PERSON_SPEC } from '../../modules/registry/resolve/person-spec.ts';
import { villageFinder } from '../../modules/registry/values/village-spelling.ts';
import { loadDivisions } from '../../server/divisions.ts';

/**
 * `npx tsx tests/bench/train-person-model.ts <file>`: trains the registry's model on the ways in which the files of a
 * generated county speak of people, labels unread, and writes its canonical JSON.
 */
const [target = 'person-1.json', households = '3000', seed = '101'] = process.argv.slice(2);

async function records(): Promise<LinkRecord[]> {
  const parts = new Map<string, Uint8Array[]>();
  const county = generateCounty({
    households: Number(households),
    seed: Number(seed),
    write: (file, bytes) => void parts.set(file, [...(parts.get(file) ?? []), Uint8Array.from(bytes)]),
  });
  const contracts = loadContracts();
  const findVillage = villageFinder(loadDivisions(undefined));
  const found = new Map<string, LinkRecord>();
  for (const file of county.files) {
    const bytes = Buffer.concat(parts.get(file.file) ?? []);
    const source = { sizeBytes: bytes.length, open: () => Readable.from([bytes]) };
    const contract = contracts.version(file.datasetId, file.contractVersion);
    if (!contract) throw new Error(file.datasetId);
    const format = await recognise(source);
    const reading = { source, format, contract, findVillage, today: '2026-11-25' };
    for await (const portion of checkedRows(reading))
      for (const row of portion) {
        if ('rejected' in row) continue;
        const mention = mentionOf(row, contract);
        if (!mention || found.has(mention.text)) continue;
        const node = { id: `n${String(found.size)}`, content: row.values };
        found.set(mention.text, linkRecordOf(node, contract, mention.secrets));
      }
  }
  return [...found.values()];
}

const all = await records();
const apart = await createAnalysis().open({
  module: workerModule('train-work'),
  threads: 2,
  memoryMb: 2_000,
  heapMb: 2_000,
});
const trained = (await apart.call('train', {
  spec: PERSON_SPEC,
  records: all,
  thresholdCb: 600,
  blockCap: 100,
})) as LinkModel;
await apart.close();
const model = inWordsOfVillages(trained);
writeFileSync(target, modelText(model));
console.log(`${String(all.length)} records, ${modelSha256(model)}`);
for (const { name, levels } of model.comparisons)
  console.log(name, levels.map((level) => `${level.name} ${String(level.weightCb)}`).join(', '));
console.log('prior', model.priorCb, JSON.stringify(model.training));

/** The engine compares village codes like postcodes; the desk calls them what they are. */
function inWordsOfVillages(given: LinkModel): LinkModel {
  const words: Readonly<Record<string, { zh: string; en: string }>> = {
    equal: { zh: '同村', en: 'the same village' },
    'one-slip': { zh: '村代码只差一位', en: 'one digit of the code differs' },
    district: { zh: '同一乡镇', en: 'the same township' },
  };
  return {
    ...given,
    comparisons: given.comparisons.map((comparison) =>
      comparison.name === 'village'
        ? {
            ...comparison,
            zh: '村',
            en: 'village',
            levels: comparison.levels.map((level) => ({ ...level, ...words[level.name] })),
          }
        : comparison,
    ),
  };
}
