import type { Mount } from '../kernel/mount.ts';
import { registryJobs } from './registry-jobs.ts';
import { registryOperations } from './http/registry-operations.ts';
import { registrySubscriptions } from './registry-subscriptions.ts';
import { registryTables } from './registry-tables.ts';
import type { Registry } from './registry.ts';

export const registryMount: Mount<Registry> = {
  name: 'registry',
  schemas: registryTables,
  mount: (registry) => ({
    operations: registryOperations(registry),
    subscriptions: registrySubscriptions(registry),
    jobs: registryJobs(registry),
    start: (inTransaction) => registry.start(inTransaction),
    stop: () => registry.intake.stop(),
  }),
};
