import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
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
  /** The folder of the results: it must not exist or be empty, and stands only when all of it is written. */
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
  if (existsSync(output) && readdirSync(output).length > 0)
    throw new LinkRefused('E_OUTPUT', `${run.output}: the output folder is not empty`);
  mkdirSync(dirname(output), { recursive: true });
  const folder = mkdtempSync(join(dirname(output), `.${basename(output)}-`));
  const { contract, thresholdCb, threads, memoryMb } = run;
  try {
    const inputs = run.inputs.map((input) => resolve(input));
    const summary = await analysis.run(
      { module: workerModule('link-work'), threads, memoryMb, heapMb: HEAP_MB },
      { verb: 'link', input: { contract, inputs, folder, thresholdCb, blockCap: BLOCK_CAP }, ...watch },
    );
    if (existsSync(output)) rmSync(output, { recursive: true });
    renameSync(folder, output);
    return summary as LinkSummary;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
