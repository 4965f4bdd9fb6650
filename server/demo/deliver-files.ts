import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import type { CountyFile } from '../../modules/county/index.ts';
import type { Api } from './api.ts';
import { signIn } from './staff.ts';
import { DEMO_ORGANISATIONS } from './people.ts';

interface Batch {
  state: string;
}

const PATIENCE = 120_000;
const OVER = new Set(['published', 'refused', 'failed', 'held']);

/** Delivers the files as their agencies would, one after another, and waits until each is published. */
export async function deliverFiles(api: Api, files: readonly CountyFile[], directory: string): Promise<void> {
  for (const file of files) {
    const clerk = await signIn(api, clerkOf(file.agency));
    const { batchId } = await clerk.upload<{ batchId: string }>('/v1/batches', await formOf(file, directory));
    await untilPublished(clerk, batchId, file);
  }
}

function clerkOf(agency: string): string {
  const staff = DEMO_ORGANISATIONS.find((organisation) => organisation.agency === agency)?.staff;
  const clerk = staff?.find((member) => member.role === 'data-clerk');
  if (!clerk) throw new Error(`the demo has no data clerk for ${agency}`);
  return clerk.userName;
}

async function formOf(file: CountyFile, directory: string): Promise<FormData> {
  const form = new FormData();
  form.append('dataset', file.datasetId);
  form.append('contractVersion', String(file.contractVersion));
  form.append('file', await openAsBlob(join(directory, file.file)), file.file);
  return form;
}

async function untilPublished(clerk: Api, batchId: string, file: CountyFile): Promise<void> {
  const until = performance.now() + PATIENCE;
  for (;;) {
    const batch = await clerk.get<Batch>(`/v1/batches/${batchId}`);
    if (batch.state === 'published') return;
    if (OVER.has(batch.state))
      throw new Error(`${file.datasetId} was ${batch.state}: ${JSON.stringify(batch)}`);
    if (performance.now() > until) throw new Error(`${file.datasetId} is still ${batch.state}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
