import type { ClusterThresholds } from '../linkage/cluster-types.ts';
import { clusterNodes } from '../linkage/cluster.ts';
import type { LinkModel } from '../linkage/link-model.ts';
import type { Linker, OpenLinker } from '../linkage/linker.ts';
import type { LinkRules } from './partition.ts';

/** How the registry links: named settings, with the approved model. */
export interface LinkSettings extends ClusterThresholds {
  /** A blocking key that more nodes share finds nobody by itself. */
  maxBlock: number;
  /** How long a case may wait. */
  caseDays: number;
}

/**
 * Two dozen datasets speak of a farmer in a handful of ways each; a cluster beyond `maxCluster` of them waits for a
 * person. Weights in centibits.
 */
export const LINK_SETTINGS: LinkSettings = {
  autoCb: 600,
  reviewCb: -200,
  maxCluster: 60,
  maxBlock: 100,
  caseDays: 14,
};

export interface LinkageNeeds {
  openLinker: OpenLinker;
  model: LinkModel;
  /** SHA-256 of the model's canonical JSON. */
  modelId: string;
  modelJson: string;
  approvedBy: string;
  /** Makes blocking keys tell nothing. */
  secret: string;
  settings?: LinkSettings;
}

/** The engine as the registry uses it: one child process, started when first needed. */
export interface Linkage {
  model: LinkModel;
  modelId: string;
  /** Canonical, as it was hashed. */
  modelJson: string;
  approvedBy: string;
  settings: LinkSettings;
  rules: LinkRules;
  /** Runs `work` with the linker; when it fails the next call starts a new one. */
  withLinker<Result>(work: (linker: Linker) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

export function createLinkage(needs: LinkageNeeds): Linkage {
  const { model, modelId, modelJson, approvedBy, secret, settings = LINK_SETTINGS } = needs;
  let open: Promise<Linker> | undefined;
  const close = async (): Promise<void> => {
    const closing = open;
    open = undefined;
    const [linker] = await Promise.allSettled([closing]);
    if (linker.status === 'fulfilled') await linker.value?.close();
  };
  return {
    model,
    modelId,
    modelJson,
    approvedBy,
    settings,
    rules: { clusterNodes, thresholds: settings },
    withLinker: async (work) => {
      open ??= needs.openLinker(model, secret);
      try {
        return await work(await open);
      } catch (error) {
        await close();
        throw error;
      }
    },
    close,
  };
}
