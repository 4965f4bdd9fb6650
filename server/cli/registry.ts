import { linkRules, loadContracts, checkRebuild } from '../../modules/registry/index.ts';
import { readConfig } from '../config.ts';
import { buildProcess } from '../process.ts';

/**
 * `registry rebuild`: works out who is who from the log of batches, evidence and decisions, beginning with an empty
 * registry, and compares with what stands. Changes nothing; ends with 1 when a record stands for somebody else.
 */
export async function rebuildCommand(): Promise<void> {
  const built = await buildProcess(readConfig(process.env));
  try {
    const check = await built.inTransaction((tx) =>
      checkRebuild(tx, { contracts: loadContracts(), linkage: { rules: linkRules() } }),
    );
    const { nodes, persons, decisions, differing } = check;
    process.stdout.write(
      `${String(nodes)} nodes, ${String(persons)} persons, ${String(decisions)} decisions, ${String(differing.length)} differing\n`,
    );
    for (const { nodeId, stands, rebuilt } of differing)
      process.stdout.write(`${nodeId}: stands for ${stands ?? 'nobody'}, rebuilt ${rebuilt ?? 'nobody'}\n`);
    if (differing.length > 0) process.exitCode = 1;
  } finally {
    await built.source.destroy();
  }
}
