import type { components } from '../../../openapi/contract.gen.ts';

export type DataContract = components['schemas']['DataContract'];
export type Preview = components['schemas']['BatchPreview'];

/** What was chosen in the first step. */
export interface Delivery {
  contract: DataContract;
  file: File;
  declaredRows: string;
}

/** The beginning of a CSV file is enough for a preview; an XLSX file can only be read whole. */
const PREVIEW_BYTES = 512 * 1024;

/** The form of the contract: the fields stand before the file, because the server reads it as a stream. */
export function uploadForm({ contract, file, declaredRows }: Delivery, only: 'beginning' | 'all'): FormData {
  const form = new FormData();
  form.set('dataset', contract.dataset);
  form.set('contractVersion', String(contract.version));
  if (declaredRows !== '' && only === 'all') form.set('declaredRows', declaredRows);
  const part =
    only === 'beginning' && !file.name.toLowerCase().endsWith('.xlsx') ? file.slice(0, PREVIEW_BYTES) : file;
  form.set('file', part, file.name);
  return form;
}
