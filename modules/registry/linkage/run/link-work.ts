import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenWork, Session } from '../../../analysis/index.ts';
import { decideLanguages } from '../input/decide-language.ts';
import { loadInputs } from '../input/load-inputs.ts';
import type { LinkContract } from '../link-contract.ts';
import { modelSha256 } from '../make-model.ts';
import { renderLinkReport } from '../report/render-report.ts';
import { linkRecords } from './link-records.ts';
import { reportData } from './report-data.ts';
import { stepRunner, type RunStep } from './run-step.ts';
import { writeOutputs } from './write-outputs.ts';

export interface LinkFilesOrder {
  contract: LinkContract;
  inputs: readonly string[];
  folder: string;
  thresholdCb: number;
  blockCap: number;
}

/** What a linkage run came to. */
export interface LinkSummary {
  sources: readonly { name: string; records: number }[];
  records: number;
  rejectedRows: number;
  candidatePairs: number;
  pairs: number;
  clusters: number;
  skippedBlocks: number;
  modelSha256: string;
}

/** The worker of `tianxin link`: files in, files out. */
export const openWork: OpenWork = (session, tell) => ({
  link: async (order: LinkFilesOrder) => linkFiles(session, order, stepRunner(session, tell)),
});

async function linkFiles(session: Session, order: LinkFilesOrder, step: RunStep): Promise<LinkSummary> {
  const { contract, inputs, folder, thresholdCb, blockCap } = order;
  const loaded = await loadInputs(session, { contract, inputs }, step);
  const { records, sources, rejected } = loaded;
  const spec = await decideLanguages(session, contract);
  const run = { spec, sources: sources.length, records, thresholdCb, blockCap };
  const linked = await linkRecords(session, run, step);
  const written = await writeOutputs(session, { folder, loaded, linked, thresholdCb }, step);
  const report = await reportData(session, { loaded, linked, thresholdCb });
  writeFileSync(join(folder, 'report.html'), renderLinkReport(report));
  return {
    sources,
    records,
    rejectedRows: rejected.length,
    candidatePairs: linked.pairs,
    ...written,
    skippedBlocks: linked.blocks.reduce((sum, { skippedKeys }) => sum + skippedKeys, 0),
    modelSha256: modelSha256(linked.model),
  };
}
