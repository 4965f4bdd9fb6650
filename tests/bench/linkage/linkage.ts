import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAccuracy, measureBytes, measureCurve, measureSet, type Line } from './accuracy.ts';
import { readLinkageOptions, type LinkageOptions } from './options.ts';

type Tell = (lines: readonly Line[]) => void;

/** `npm run bench -- linkage …`: quality and cost of the linkage, line by line as they are measured. */
export async function benchLinkage(args: readonly string[]): Promise<void> {
  const options = readLinkageOptions(args);
  const all: Line[] = [];
  await inTemporaryFolder(async (root) => {
    await measureAll(options, root, (lines) => {
      all.push(...lines);
      for (const { what, measured, bar, met } of lines)
        console.log(
          `${met === undefined ? '   ' : met ? 'ok ' : 'NO '} ${what}: ${measured}${bar === '' ? '' : ` (bar ${bar})`}`,
        );
    });
  });
  console.log(
    `${String(all.filter(({ met }) => met === false).length)} of ${String(all.length)} below their bar`,
  );
}

/** One line for the table of all benches: a small set. */
export async function linkageRow(): Promise<Line> {
  return inTemporaryFolder(async (root) => {
    const lines = await measureAccuracy(root, { people: 30_000, seed: 1, peer: undefined });
    const [quality, , cost] = lines;
    if (quality === undefined || cost === undefined) throw new Error('nothing was linked');
    return { ...quality, measured: `${quality.measured}; ${cost.measured}` };
  });
}

async function measureAll(options: LinkageOptions, root: string, tell: Tell): Promise<void> {
  const { only, people, seeds, peer, sets } = options;
  const folderOf = (name: string): string => {
    const folder = join(root, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  };
  const done = (name: string): void => {
    rmSync(join(root, name), { recursive: true, force: true });
  };
  for (const seed of only.has('accuracy') ? seeds : []) {
    tell(await measureAccuracy(folderOf('accuracy'), { people, seed, peer }));
    done('accuracy');
  }
  if (only.has('bytes')) tell(await measureBytes(folderOf('bytes'), Math.min(people, 30_000)));
  if (only.has('curve')) tell(await measureCurve(folderOf, options.curve));
  for (const name of only.has('sets') && sets !== undefined ? setsIn(sets) : []) {
    tell(await measureSet(folderOf(name), { from: join(sets ?? '', name), peer }));
    done(name);
  }
}

function setsIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .filter(
      (name) =>
        existsSync(join(folder, name, 'contract.yaml')) && existsSync(join(folder, name, 'truth.csv')),
    );
}

async function inTemporaryFolder<Result>(work: (root: string) => Promise<Result>): Promise<Result> {
  const root = mkdtempSync(join(tmpdir(), 'tianxin-linkage-'));
  try {
    return await work(root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
