import type { components } from '../../../openapi/contract.gen.ts';

export type DataContract = components['schemas']['DataContract'];
export type Preview = components['schemas']['BatchPreview'];

/** What was chosen in the first step. */
export interface Delivery {
  contract: DataContract;
  file: File;
  declaredRows: string;
  kind: components['schemas']['DeliveryKind'];
}

/** The beginning of a text is enough for a preview; a workbook or an archive can only be read whole. */
const PREVIEW_BYTES = 512 * 1024;

/** The form of the contract: the fields stand before the file, because the server reads it as a stream. */
export function previewForm({ contract, file, kind }: Delivery): FormData {
  const form = new FormData();
  form.set('dataset', contract.dataset);
  form.set('contractVersion', String(contract.version));
  form.set('deliveryKind', kind);
  const part = /\.(xlsx|zip)$/i.test(file.name) ? file : file.slice(0, PREVIEW_BYTES);
  form.set('file', part, file.name);
  return form;
}
