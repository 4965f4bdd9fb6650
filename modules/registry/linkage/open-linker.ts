import type { Analysis } from '../../analysis/index.ts';
import type { LinkEdge, Linker, LinkRecord, OpenLinker } from './linker.ts';

/** Below this no edge is kept: the floor of review in centibits. */
export const REVIEW_FLOOR_CB = -200;

/** What a linker's child may use: portions are small, so that it can stand beside the process that serves. */
const LIMITS = { threads: 1, memoryMb: 2_000, heapMb: 1_500 };

/** The file URL of a worker module, `.ts` beside sources and `.js` in what was built. */
export function workerModule(name: string): string {
  const extension = import.meta.url.endsWith('.js') ? 'js' : 'ts';
  return new URL(`./run/${name}.${extension}`, import.meta.url).href;
}

/** Opens linkers in child processes of `analysis`. */
export function linkerOpener(analysis: Pick<Analysis, 'open'>): OpenLinker {
  return async (model, secret): Promise<Linker> => {
    const apart = await analysis.open({ module: workerModule('linker-work'), ...LIMITS });
    try {
      await apart.call('open', { model, secret });
    } catch (error) {
      await apart.close();
      throw error;
    }
    return {
      keysOf: async (records: readonly LinkRecord[]) =>
        (await apart.call('keysOf', records)) as { id: string; key: string }[],
      score: async (records, pairs, floorCb = REVIEW_FLOOR_CB) =>
        (await apart.call('score', { records, pairs, floorCb })) as LinkEdge[],
      close: () => apart.close(),
    };
  };
}
