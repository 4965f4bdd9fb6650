import { DAY } from '../kernel/clock.ts';
import type { Mount } from '../kernel/mount.ts';
import { batchHandlers } from './http/batches.ts';
import { overviewHandlers } from './http/overview.ts';
import { uploadHandlers } from './http/upload.ts';
import type { Registry } from './registry.ts';
import { namedBlobs } from './intake/batch-store.ts';
import { reviewHandlers, reviewJobs, reviewSubscriptions } from './http/review.ts';
import { registryTables } from './tables.ts';

export const registryMount: Mount<Registry> = {
  name: 'registry',
  schemas: registryTables,
  mount: (registry) => ({
    operations: {
      ...batchHandlers(registry),
      ...uploadHandlers(registry),
      ...overviewHandlers(registry),
      ...reviewHandlers(registry),
    },
    subscriptions: reviewSubscriptions,
    stop: () => registry.intake.stop(),
    jobs: [
      ...reviewJobs(registry),
      {
        name: 'registry.process-batches',
        schedule: '*/10 * * * * *',
        run: (inTransaction) => registry.intake.process(inTransaction),
      },
      {
        name: 'registry.sweep-uploads',
        schedule: '41 3 * * *',
        run: (inTransaction) =>
          registry.needs.blobs.sweep(registry.needs.clock.now() - DAY, (blobs) =>
            inTransaction((tx) => namedBlobs(tx, blobs)),
          ),
      },
    ],
  }),
};
