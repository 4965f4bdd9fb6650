import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runWatched, type Taken } from './child-process.ts';
import { countPairs, mixedClusters, qualityOf, type PairCounts, type Quality } from './evaluator.ts';
import { readClusters, readTruth, type Truth } from './truth.ts';

/** A folder with `contract.yaml`, `truth.csv` and the files to link. */
export interface LinkSet {
  name: string;
  folder: string;
  inputs: readonly string[];
  oneRecordPerSource: boolean;
}

/** What one run of `tianxin link` took and found. */
export interface LinkRun extends Taken {
  quality: Quality;
  counts: PairCounts;
  mixed: number;
  largest: number;
}

/** Reads what stands in the folder of a set. */
export function linkSet(folder: string): LinkSet {
  const files = readdirSync(folder).sort();
  const contract = readFileSync(join(folder, 'contract.yaml'), 'utf8');
  return {
    name: /^name:\s*(\S+)/mu.exec(contract)?.[1] ?? folder,
    folder,
    inputs: files.filter((file) => file.endsWith('.csv') && file !== 'truth.csv'),
    oneRecordPerSource: /^oneRecordPerSource:\s*true/mu.test(contract),
  };
}

/** Runs `tianxin link` as a command of its own. */
export function runLink(set: LinkSet, output: string, options: readonly string[] = []): Promise<Taken> {
  mkdirSync(output, { recursive: true });
  return runWatched(process.execPath, [
    ...['--import', 'tsx', 'server/cli/main.ts', 'link'],
    ...['--contract', join(set.folder, 'contract.yaml')],
    ...set.inputs.flatMap((file) => ['--input', join(set.folder, file)]),
    ...['--output', output],
    ...options,
  ]);
}

/** The quality of a `clusters.csv` against the truth; pairs within a source do not count where a set has none. */
export function judgeClusters(file: string, truth: Truth, set: LinkSet): Omit<LinkRun, keyof Taken> {
  const cluster = readClusters(file, truth);
  const counts = countPairs(truth.entity, cluster, set.oneRecordPerSource ? truth.source : undefined);
  const { mixed, largest } = mixedClusters(truth.entity, cluster);
  return { counts, quality: qualityOf(counts), mixed, largest };
}

/** Links a set and judges the clusters. */
export async function linkAndJudge(
  set: LinkSet,
  output: string,
  options: readonly string[] = [],
): Promise<LinkRun & { truth: Truth }> {
  const taken = await runLink(set, output, options);
  const truth = readTruth(set.folder);
  return { ...taken, ...judgeClusters(join(output, 'clusters.csv'), truth, set), truth };
}

/** The SHA-256 of every file of a run, in one text. */
export function outputHashes(output: string): string {
  return ['pairs.csv', 'clusters.csv', 'model.json', 'report.html']
    .map((file) =>
      createHash('sha256')
        .update(readFileSync(join(output, file)))
        .digest('hex')
        .slice(0, 16),
    )
    .join(' ');
}
