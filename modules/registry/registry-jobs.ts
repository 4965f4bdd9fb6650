import type { Job } from '../kernel/mount.ts';
import { noteOverdueDatasets } from './agreements/note-overdue.ts';
import { leadJobs } from './leads/leads.ts';
import type { Registry } from './registry.ts';
import { reviewJobs } from './review/review-work.ts';
import { sweepUploads } from './uploads/sweep-uploads.ts';

/** The recurring work of the registry. */
export function registryJobs(registry: Registry): readonly Job[] {
  const { intake, needs } = registry;
  return [
    ...reviewJobs(registry),
    ...leadJobs(needs.clock),
    {
      name: 'registry.process-batches',
      schedule: '*/10 * * * * *',
      run: (inTransaction) => intake.process(inTransaction),
    },
    {
      name: 'registry.sweep-uploads',
      schedule: '41 3 * * *',
      run: (inTransaction) => sweepUploads(needs, inTransaction),
    },
    {
      name: 'registry.note-overdue',
      schedule: '17 * * * *',
      run: (inTransaction) =>
        noteOverdueDatasets({ publish: needs.publish, now: needs.clock.now() }, inTransaction),
    },
  ];
}
