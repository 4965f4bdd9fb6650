import { join } from 'node:path';
import { writePeople } from '../../../server/cli/county.ts';
import { qualityOf, type Quality } from './evaluator.ts';
import { splinkAndJudge } from './peer-splink.ts';
import { linkAndJudge, linkSet, outputHashes, runLink, type LinkRun, type LinkSet } from './run-link.ts';
import { exactIdPairs, type Truth } from './truth.ts';

/** A line of the table; `met` is undefined where the figure only informs. */
export interface Line {
  what: string;
  measured: string;
  bar: string;
  met: boolean | undefined;
}

const BAR = { precision: 0.998, recall: 0.975, overExact: 0.1, seconds: 60, megabytes: 3_072 };
const ID_COLUMN = 4;

export const shares = ({ precision, recall, f1 }: Quality): string =>
  `P ${precision.toFixed(4)} R ${recall.toFixed(4)} F1 ${f1.toFixed(4)}`;

export const spent = ({ seconds, peakMb }: { seconds: number; peakMb: number }): string =>
  `${seconds.toFixed(1)} s, ${(peakMb / 1_024).toFixed(2)} GB`;

/** Writes a people set into a folder and says how many records it has. */
export function makeSet(folder: string, people: number, seed: number): { set: LinkSet; records: number } {
  const made = writePeople({ people, seed, directory: folder });
  return { set: linkSet(folder), records: Object.values(made.records).reduce((a, b) => a + b) };
}

/** Quality and cost of one people set, the join by equal ID numbers, and Splink when it is asked for. */
export async function measureAccuracy(
  folder: string,
  { people, seed, peer }: { people: number; seed: number; peer: 'splink' | undefined },
): Promise<Line[]> {
  const { set, records } = makeSet(join(folder, 'set'), people, seed);
  const name = `${records.toLocaleString('en')} records, seed ${String(seed)}`;
  const run = await linkAndJudge(set, join(folder, 'out'));
  const exact = exactIdJoin(set, run.truth);
  return [
    ...accuracyLines(name, run, exact),
    ...(peer === undefined ? [] : [await peerLine(set, run.truth, { folder, name, ours: run })]),
  ];
}

/** The better of joining all equal ID numbers and only valid ones. */
function exactIdJoin(set: LinkSet, truth: Truth): Quality {
  const sources = set.inputs.map((file) => file.slice(0, -'.csv'.length));
  const [valid, all] = [true, false].map((only) =>
    qualityOf(exactIdPairs(set.folder, truth, { sources, column: ID_COLUMN, valid: only })),
  );
  if (valid === undefined || all === undefined) throw new Error('no join');
  return valid.f1 >= all.f1 ? valid : all;
}

function accuracyLines(name: string, run: LinkRun, exact: Quality): Line[] {
  const { quality, mixed, largest } = run;
  return [
    {
      what: `link ${name}`,
      measured: `${shares(quality)}, ${String(mixed)} mixed clusters, largest ${String(largest)}`,
      bar: `P >= ${String(BAR.precision)} R >= ${String(BAR.recall)}`,
      met: quality.precision >= BAR.precision && quality.recall >= BAR.recall,
    },
    {
      what: `join by equal ID numbers, ${name}`,
      measured: `${shares(exact)}, beaten by ${(quality.f1 - exact.f1).toFixed(3)} F1`,
      bar: `>= ${String(BAR.overExact)} F1`,
      met: quality.f1 - exact.f1 >= BAR.overExact,
    },
    {
      what: `files to clusters, ${name}`,
      measured: spent(run),
      bar: `<= ${String(BAR.seconds)} s, <= 3 GB`,
      met: run.seconds <= BAR.seconds && run.peakMb <= BAR.megabytes,
    },
  ];
}

/** Splink on the same file, judged by the same evaluator. */
export async function peerLine(
  set: LinkSet,
  truth: Truth,
  { folder, name, ours }: { folder: string; name: string; ours: LinkRun },
): Promise<Line> {
  try {
    const run = await splinkAndJudge(set, truth, join(folder, 'splink'));
    return {
      what: `Splink on ${name}`,
      measured: `${shares(run.quality)}, ${spent(run)}; ours takes ${(ours.seconds / run.seconds).toFixed(2)} x its time`,
      bar: 'ours at least as good',
      met: ours.quality.f1 >= run.quality.f1,
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { what: `Splink on ${name}`, measured: words.slice(0, 300), bar: '', met: undefined };
  }
}

/** Three runs, of which the last two with one and two threads: all files must be the same bytes. */
export async function measureBytes(folder: string, people: number): Promise<Line[]> {
  const { set, records } = makeSet(join(folder, 'set'), people, 4);
  const hashes: string[] = [];
  for (const [run, options] of [[], ['--threads', '1'], ['--threads', '2']].entries()) {
    const output = join(folder, `out-${String(run)}`);
    await runLink(set, output, options);
    hashes.push(outputHashes(output));
  }
  return [
    {
      what: `three runs of ${records.toLocaleString('en')} records, by default, with 1 and with 2 threads`,
      measured: `${String(new Set(hashes).size)} different outputs: ${hashes[0] ?? ''}`,
      bar: 'identical bytes',
      met: new Set(hashes).size === 1,
    },
  ];
}

const BARS: Readonly<Record<string, { f1: number; precision?: number }>> = {
  febrl3: { f1: 0.999 },
  febrl4: { f1: 0.999 },
  historical50k: { f1: 0.85, precision: 0.94 },
};

/** Quality on one public set. */
export async function measureSet(
  folder: string,
  { from, peer }: { from: string; peer: 'splink' | undefined },
): Promise<Line[]> {
  const set = linkSet(from);
  const bar = BARS[set.name];
  const run = await linkAndJudge(set, join(folder, 'out'), ['--threshold-probability', '0.5']);
  const precision = bar?.precision === undefined ? '' : ` at P >= ${String(bar.precision)}`;
  return [
    {
      what: `${set.name}, ${run.truth.entity.length.toLocaleString('en')} records`,
      measured: `${shares(run.quality)}, ${spent(run)}`,
      bar: bar === undefined ? '' : `F1 >= ${String(bar.f1)}${precision}`,
      met:
        bar === undefined
          ? undefined
          : run.quality.f1 >= bar.f1 && run.quality.precision >= (bar.precision ?? 0),
    },
    ...(peer === undefined ? [] : [await peerLine(set, run.truth, { folder, name: set.name, ours: run })]),
  ];
}

const CURVE_BARS = { seconds: 360, megabytes: 10_240 };
const RECORDS_PER_PERSON = 3.57;

/** Time and memory over the number of records; the first point times n log n is the bar of the others. */
export async function measureCurve(
  folderOf: (name: string) => string,
  millions: readonly number[],
): Promise<Line[]> {
  const lines: Line[] = [];
  let first: { records: number; seconds: number } | undefined;
  for (const size of millions) {
    const folder = folderOf(`curve-${String(size)}`);
    const { set, records } = makeSet(join(folder, 'set'), Math.round((size * 1e6) / RECORDS_PER_PERSON), 9);
    const run = await linkAndJudge(set, join(folder, 'out'));
    first ??= { records, seconds: run.seconds };
    const growth = run.seconds / first.seconds;
    const allowed = (records * Math.log(records)) / (first.records * Math.log(first.records));
    lines.push({
      what: `curve: ${records.toLocaleString('en')} records`,
      measured: `${spent(run)}, ${shares(run.quality)}; ${growth.toFixed(1)} x the first, n log n is ${allowed.toFixed(1)} x`,
      bar: size >= 5 ? '<= 360 s, <= 10 GB, <= n log n' : '<= n log n',
      met: growth <= allowed * 1.05 && (size < 5 || isWithin(run)),
    });
  }
  return lines;
}

function isWithin({ seconds, peakMb }: LinkRun): boolean {
  return seconds <= CURVE_BARS.seconds && peakMb <= CURVE_BARS.megabytes;
}
