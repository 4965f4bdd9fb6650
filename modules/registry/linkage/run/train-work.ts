import type { OpenWork } from '../../../analysis/index.ts';
import type { LinkModel } from '../link-model.ts';
import type { LinkSpec } from '../link-spec.ts';
import type { LinkRecord } from '../linker.ts';
import { planOf } from '../plan-spec.ts';
import { linkRecords } from './link-records.ts';
import { loadRecords } from './linker-work.ts';
import { stepRunner } from './run-step.ts';

export interface TrainOrder {
  spec: LinkSpec;
  records: readonly LinkRecord[];
  thresholdCb: number;
  blockCap: number;
}

/** The worker of a training: a model from records, without labels. */
export const openWork: OpenWork = (session, tell) => ({
  train: async ({ spec, records, thresholdCb, blockCap }: TrainOrder): Promise<LinkModel> => {
    const step = stepRunner(session, tell);
    await loadRecords(session, { plan: planOf(spec), records }, step);
    const sources = new Set(records.map(({ source }) => source)).size;
    const order = { spec, sources, records: records.length, thresholdCb, blockCap };
    return (await linkRecords(session, order, step)).model;
  },
});
