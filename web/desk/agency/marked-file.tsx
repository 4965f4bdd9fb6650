import { api } from '../../shared/api/client.ts';
import { DownloadButton } from '../page/download-button.tsx';
import { useAgencyWords } from './agency-words.ts';
import type { Batch } from './batch-state-tag.tsx';
import { useDeliveryWords } from './delivery-words.ts';

/** The rejected rows to download: by row to correct and send again, by cell to read, as CSV or workbook. */
export function MarkedFile({ batch }: { batch: Batch }) {
  const words = useAgencyWords();
  const delivery = useDeliveryWords();
  const load = (query: { format?: 'csv' | 'xlsx'; by?: 'row' | 'cell' }) => () =>
    api.GET('/v1/batches/{batchId}/error-file', {
      params: { path: { batchId: batch.id }, query },
      parseAs: 'blob',
    });
  const name = batch.fileName.replace(/\.\w+$/, '');
  return (
    <div>
      <div className="k-row">
        <DownloadButton label={words.markedFile} fileName={`${name}-errors.csv`} load={load({})} />
        <DownloadButton
          label={delivery.errorCells}
          fileName={`${name}-cells.csv`}
          load={load({ by: 'cell' })}
        />
        <DownloadButton
          label={delivery.errorBook}
          fileName={`${name}-cells.xlsx`}
          load={load({ by: 'cell', format: 'xlsx' })}
        />
      </div>
      <p className="k-muted">{words.markedFileHint}</p>
    </div>
  );
}
