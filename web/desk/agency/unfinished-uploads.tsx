import { Notice } from '../../kit/notice.tsx';
import { api, server } from '../../shared/api/client.ts';
import { ActButton } from '../page/act-button.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { percentOf } from './send-parts.ts';

/** Files whose upload was interrupted; choosing the same file again goes on. */
export function UnfinishedUploads() {
  const words = useDeliveryWords();
  const uploads = server.useQuery('get', '/v1/uploads');
  const items = uploads.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Notice title={words.unfinished}>
      <p>{words.unfinishedText}</p>
      <ul>
        {items.map((upload) => (
          <li key={upload.id}>
            {words.unfinishedFile(upload.fileName, percentOf(upload))}{' '}
            <ActButton
              label={words.giveUp}
              act={() => api.DELETE('/v1/uploads/{uploadId}', { params: { path: { uploadId: upload.id } } })}
              onDone={() => void uploads.refetch()}
            />
          </li>
        ))}
      </ul>
    </Notice>
  );
}
