import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import type { Api } from './api.ts';
import { signIn } from './staff.ts';
import { DEMO_ORGANISATIONS } from './people.ts';

/** One file of the generated county. */
export interface AgencyFile {
  path: string;
  datasetId: string;
  contractVersion: number;
  agency: string;
}

interface Batch {
  state: string;
}

const PATIENCE = 120_000;
const OVER = new Set(['published', 'refused', 'failed', 'held']);

/** Delivers the files as their agencies would, one after another, and waits until each is published. */
export async function deliverFiles(api: Api, files: readonly AgencyFile[]): Promise<void> {
  for (const file of files) {
    const clerk = await signIn(api, clerkOf(file.agency));
    const { batchId } = await clerk.upload<{ batchId: string }>('/v1/batches', await formOf(file));
    await untilPublished(clerk, batchId, file);
  }
}

function clerkOf(agency: string): string {
  const staff = DEMO_ORGANISATIONS.find((organisation) => organisation.agency === agency)?.staff;
  const clerk = staff?.find((member) => member.role === 'data-clerk');
  if (!clerk) throw new Error(`the demo has no data clerk for ${agency}`);
  return clerk.userName;
}

async function formOf(file: AgencyFile): Promise<FormData> {
  const form = new FormData();
  form.append('dataset', file.datasetId);
  form.append('contractVersion', String(file.contractVersion));
  form.append('file', await openAsBlob(file.path), basename(file.path));
  return form;
}

async function untilPublished(clerk: Api, batchId: string, file: AgencyFile): Promise<void> {
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
