import { DAY } from '../kernel/clock.ts';
import type { Job } from '../kernel/mount.ts';
import { noteOverdueDatasets } from './agreements/note-overdue.ts';
import { namedBlobs } from './intake/batch-store.ts';
import type { Registry } from './registry.ts';

/** The recurring work of the registry. */
export function registryJobs({ intake, needs }: Registry): readonly Job[] {
  return [
    {
      name: 'registry.process-batches',
      schedule: '*/10 * * * * *',
      run: (inTransaction) => intake.process(inTransaction),
    },
    {
      name: 'registry.sweep-uploads',
      schedule: '41 3 * * *',
      run: (inTransaction) =>
        needs.blobs.sweep(needs.clock.now() - DAY, (blobs) => inTransaction((tx) => namedBlobs(tx, blobs))),
    },
    {
      name: 'registry.note-overdue',
      schedule: '17 * * * *',
      run: (inTransaction) =>
        noteOverdueDatasets({ publish: needs.publish, now: needs.clock.now() }, inTransaction),
    },
  ];
}
