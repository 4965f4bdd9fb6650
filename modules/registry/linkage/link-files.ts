import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Analysis, CallWatch } from '../../analysis/index.ts';
import type { LinkContract } from './link-contract.ts';
import { LinkRefused } from './link-refused.ts';
import { workerModule } from './open-linker.ts';
import type { LinkSummary } from './run/link-work.ts';

export type { LinkSummary } from './run/link-work.ts';

/** A linkage of files from the command line. */
export interface LinkRun {
  contract: LinkContract;
  /** CSV files; one is searched for duplicates, several are linked. */
  inputs: readonly string[];
  /** The folder of the results: new, empty, or holding those of an earlier run, which are replaced when all is written. */
  output: string;
  thresholdCb: number;
  threads: number;
  memoryMb: number;
}

/** The most records of one block; larger ones are left out and stand in the report. */
const BLOCK_CAP = 100;
const HEAP_MB = 6_000;

/**
 * Links files and writes the results; throws `LinkRefused` or `ApartFailed`, and then leaves nothing behind: the files
 * grow in a folder beside the output that takes its name at the end.
 */
export async function linkFiles(
  analysis: Pick<Analysis, 'run'>,
  run: LinkRun,
  watch: CallWatch = {},
): Promise<LinkSummary> {
  const output = resolve(run.output);
  refuseForeign(output, run.output);
  mkdirSync(dirname(output), { recursive: true });
  const folder = mkdtempSync(join(dirname(output), `.${basename(output)}-`));
  const { contract, thresholdCb, threads, memoryMb } = run;
  try {
    const inputs = run.inputs.map((input) => resolve(input));
    const summary = await analysis.run(
      { module: workerModule('link-work'), threads, memoryMb, heapMb: HEAP_MB },
      { verb: 'link', input: { contract, inputs, folder, thresholdCb, blockCap: BLOCK_CAP }, ...watch },
    );
    putInPlace(folder, output);
    return summary as LinkSummary;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

const OURS = ['pairs.csv', 'clusters.csv', 'model.json', 'report.html', 'rejected.csv'];

/** Results of an earlier run may be replaced; whatever else stands there is somebody's. */
function refuseForeign(output: string, named: string): void {
  if (!existsSync(output)) return;
  if (!statSync(output).isDirectory()) throw new LinkRefused('E_OUTPUT', `${named}: is not a folder`);
  const foreign = readdirSync(output).find((name) => !OURS.includes(name));
  if (foreign !== undefined)
    throw new LinkRefused('E_OUTPUT', `${named}: the output folder holds ${foreign}, which is not ours`);
}

/** The new folder takes the place of the old one; between the two renames there is none, never a half one. */
function putInPlace(folder: string, output: string): void {
  const old = `${folder}-old`;
  if (existsSync(output)) renameSync(output, old);
  renameSync(folder, output);
  rmSync(old, { recursive: true, force: true });
}
