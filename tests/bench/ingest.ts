import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createVault } from '../../modules/kernel/vault.ts';
import { contractsOf } from '../../modules/registry/contract/load-contracts.ts';
import { createAnalysis } from '../../modules/analysis/index.ts';
import {
  createBlobFolder,
  createRegistry,
  linkerOpener,
  shippedLinkage,
} from '../../modules/registry/index.ts';
import { systemClock } from '../../modules/kernel/clock.ts';
import { findBatch } from '../../modules/registry/intake/batch-store.ts';
import { submitBatch } from '../../modules/registry/intake/submit-batch.ts';
import { contextSchemas } from '../../server/compose.ts';
import type { DatabaseConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database.ts';
import { migrate } from '../../server/migrate.ts';
import { createLog } from '../../server/log.ts';
import { createOutbox } from '../../server/outbox.ts';
import { serverSchemas } from '../../server/tables.ts';
import { createTransactions } from '../../server/transaction.ts';
import { idOf, REGISTER_HEADERS, registerContract, VILLAGES } from '../rules/registry/fixtures.ts';

/** How long a file takes from its upload's first byte to its publication. */
export interface IngestFigures {
  rows: number;
  milliseconds: number;
  rowsPerSecond: number;
}

/**
 * Ingests a household register of `rows` persons into an empty embedded database (`synchronous=FULL`): every person,
 * household and membership is new, which is the heaviest case. Then a second delivery in which one row in a hundred
 * changed.
 */
export async function benchIngest(rows = 100_000): Promise<{ first: IngestFigures; second: IngestFigures }> {
  const folder = mkdtempSync(join(tmpdir(), 'tianxin-ingest-'));
  const config: DatabaseConfig = { kind: 'sqlite', file: join(folder, 'bench.db') };
  const source = await openDatabase(config, [...serverSchemas, ...contextSchemas]);
  try {
    await migrate(source, config);
    const inTransaction = createTransactions(source);
    const vault = createVault({ data: { k: randomBytes(32) }, current: 'k', index: randomBytes(32) });
    const contract = registerContract();
    const blobs = createBlobFolder(folder, vault);
    const failures: unknown[] = [];
    const registry = createRegistry({
      clock: systemClock,
      vault,
      blobs,
      contracts: contractsOf([contract]),
      divisions: VILLAGES,
      linkage: shippedLinkage(linkerOpener(createAnalysis()), vault),
      uploadLimitBytes: 1_000_000_000,
      identity: { organisation: () => Promise.resolve(undefined) },
      publish: createOutbox({ clock: systemClock, log: createLog('silent') }).publish,
      reportFault: (error) => void failures.push(error),
    });
    const ingest = async (file: Buffer): Promise<IngestFigures> => {
      const start = performance.now();
      const stored = await blobs.put(Readable.from(pieces(file)), file.length);
      const { id } = await inTransaction((tx) =>
        submitBatch(tx, {
          contract,
          stored,
          fileName: 'bench.csv',
          declaredRows: rows,
          organisationId: 'org_bench',
          receivedBy: 'usr_bench',
          now: systemClock.now(),
        }),
      );
      await registry.intake.process(inTransaction);
      const milliseconds = performance.now() - start;
      if (failures.length > 0) throw failures[0] instanceof Error ? failures[0] : new Error('ingest failed');
      const batch = await inTransaction((tx) => findBatch(tx, id));
      if (batch?.state !== 'published') throw new Error(`the bench file was ${batch?.state ?? 'lost'}`);
      return { rows, milliseconds, rowsPerSecond: Math.round((rows * 1_000) / milliseconds) };
    };
    const figures = {
      first: await ingest(registerFile(rows, 0)),
      second: await ingest(registerFile(rows, 100)),
    };
    await registry.intake.stop();
    return figures;
  } finally {
    await source.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

function* pieces(file: Buffer): Generator<Buffer> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536);
}

const SURNAMES = Array.from('黄韦李农梁罗陆覃陈莫周卢杨何蒙苏唐凌岑王');
const GIVEN = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂');

/** A register with 3.5 persons a household; every `changeEvery`-th row reports another income (0: none). */
function registerFile(rows: number, changeEvery: number): Buffer {
  const lines = [REGISTER_HEADERS.join(',')];
  for (let i = 0; i < rows; i += 1) {
    const birthDate = `${String(1940 + (i % 70))}-${two(1 + (i % 12))}-${two(1 + (i % 28))}`;
    const idNumber = idOf(birthDate, Math.floor(i / 420) % 1_000);
    const name = `${at(SURNAMES, i)}${at(GIVEN, i * 7)}${at(GIVEN, Math.floor(i / 20))}`;
    const village = VILLAGES[i % VILLAGES.length];
    const income = changeEvery > 0 && i % changeEvery === 0 ? '23456.78' : '12345.60';
    lines.push(
      [
        `H${String(Math.floor((i * 2) / 7))}`,
        idNumber,
        name,
        Number(idNumber.charAt(16)) % 2 === 1 ? '男' : '女',
        birthDate,
        i % 3 === 0 ? '户主' : '子女',
        village?.townshipName ?? '',
        village?.name ?? '',
        `139${String(10_000_000 + i)}`,
        '2024-01-01',
        income,
      ].join(','),
    );
  }
  return Buffer.from(`${lines.join('\n')}\n`);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

function at(list: readonly string[], index: number): string {
  return list[index % list.length] ?? '';
}
