import type { Clock } from '../../kernel/clock.ts';
import type { Publish } from '../../kernel/event.ts';
import type { Vault } from '../../kernel/vault.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import type { Blobs } from '../file/blobs.ts';
import type { Linkage } from '../resolve/linkage.ts';
import type { FindVillage } from '../values/village-spelling.ts';

export interface IntakeNeeds {
  clock: Clock;
  vault: Vault;
  publish: Publish;
  contracts: Contracts;
  blobs: Blobs;
  findVillage: FindVillage;
  linkage: Linkage;
  uploadLimitBytes: number;
  /** Hears of every failure of ours while a batch is processed; it will be repeated. */
  reportFault: (error: unknown, batchId: string) => void;
}
