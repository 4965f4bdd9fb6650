import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createAnalysis } from '../../../modules/analysis/index.ts';
import { countyVillages } from '../../../modules/county/index.ts';
import { createVault } from '../../../modules/kernel/vault.ts';
import {
  createBlobFolder,
  createRegistry,
  linkerOpener,
  loadContracts,
  shippedLinkage,
} from '../../../modules/registry/index.ts';
import { submitBatch } from '../../../modules/registry/intake/submit-batch.ts';
import { checkRebuild } from '../../../modules/registry/resolve/rebuild.ts';
import { makeCounty } from '../../rules/county/made-county.ts';
import { fakeClock } from '../../support/clock.ts';
import { eachDatabase } from '../../support/databases.ts';

interface Joined {
  batchId: string;
  rowNo: number | string;
  personId: string | null;
  nodeId: string | null;
}

function pairsOf(counts: Iterable<number>): number {
  let pairs = 0;
  for (const n of counts) pairs += (n * (n - 1)) / 2;
  return pairs;
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Pairs of records about one person, against the truth of the generator. */
function quality(rows: readonly { truth: string; person: string | null }[]): {
  precision: number;
  recall: number;
} {
  const [real, found, both] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Map<string, number>(),
  ];
  for (const { truth, person } of rows) {
    count(real, truth);
    if (person === null) continue;
    count(found, person);
    count(both, `${person}|${truth}`);
  }
  const right = pairsOf(both.values());
  return { precision: right / pairsOf(found.values()), recall: right / pairsOf(real.values()) };
}

eachDatabase((open) => {
  test('the shipped model joins the files of a county far better than equal ID numbers would', async () => {
    const db = await open();
    const folder = mkdtempSync(join(tmpdir(), 'registry-'));
    const made = makeCounty(60, 19);
    const vault = createVault({ data: { k: randomBytes(32) }, current: 'k', index: randomBytes(32) });
    const contracts = loadContracts();
    const blobs = createBlobFolder(folder, vault);
    const clock = fakeClock();
    const faults: unknown[] = [];
    const registry = createRegistry({
      clock,
      vault,
      blobs,
      contracts,
      divisions: countyVillages(),
      linkage: shippedLinkage(linkerOpener(createAnalysis()), vault),
      uploadLimitBytes: 10_000_000,
      identity: {
        organisation: () => Promise.resolve(undefined),
        userNames: () => Promise.resolve(new Map()),
      },
      publish: () => Promise.resolve(),
      reportFault: (error) => void faults.push(error),
    });
    const files = new Map<string, string>();
    for (const { file, datasetId, contractVersion } of made.county.files) {
      const bytes = made.files.get(file) ?? Buffer.alloc(0);
      const contract = contracts.version(datasetId, contractVersion);
      if (!contract) throw new Error(datasetId);
      const stored = await blobs.put(Readable.from([bytes]), bytes.length);
      clock.advance(1_000);
      const delivery = { contract, stored, fileName: file, declaredRows: null, organisationId: 'org_1' };
      const batch = await db.inTransaction((tx) =>
        submitBatch(tx, { ...delivery, receivedBy: 'usr_1', now: clock.now() }),
      );
      files.set(batch.id, file);
    }
    await registry.intake.process(db.inTransaction);
    await registry.intake.stop();
    expect(faults).toEqual([]);
    const rows = await db.inTransaction((tx) =>
      tx.query<Joined[]>(
        `SELECT batch_id AS batchId, row_no AS rowNo, person_id AS personId, node_id AS nodeId
         FROM registry_source_record WHERE node_id IS NOT NULL`,
      ),
    );
    const truth = new Map(made.rows.map((row) => [`${row.file}|${String(row.row)}`, row.personId]));
    const told: { truth: string; person: string | null }[] = [];
    for (const { batchId, rowNo, personId, nodeId } of rows) {
      const who = truth.get(`${files.get(batchId) ?? ''}|${String(rowNo)}`);
      if (who && nodeId !== null) told.push({ truth: who, person: personId });
    }
    const { precision, recall } = quality(told);
    expect(precision).toBeGreaterThanOrEqual(0.998);
    expect(recall).toBeGreaterThanOrEqual(0.96);
    const check = await db.inTransaction((tx) => checkRebuild(tx, registry.needs));
    expect(check.differing).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
    await db.close();
  }, 600_000);
});
