import { Link } from 'wouter';
import { Notice } from '../../kit/notice.tsx';
import { api } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { ActButton } from '../page/act-button.tsx';
import { useAgencyWords } from './agency-words.ts';
import type { Batch } from './batch-state-tag.tsx';
import { useDeliveryWords } from './delivery-words.ts';

/** What is being done with a file now, how fast, and how long it will take. */
export function BatchProgress({ batch: { progress } }: { batch: Batch }) {
  const words = useAgencyWords();
  const delivery = useDeliveryWords();
  const { stage, stageTotal, waitsFor } = progress;
  const rows = progress.stageRows ?? progress.rowsRead;
  const facts = [
    stage === undefined ? undefined : delivery.stages[stage],
    stageTotal === undefined ? words.rowsRead(count(rows)) : words.rowsReadOf(count(rows), count(stageTotal)),
    progress.rowsPerSecond === undefined ? undefined : delivery.rate(count(progress.rowsPerSecond)),
    progress.secondsLeft === undefined ? undefined : delivery.left(progress.secondsLeft),
  ];
  if (waitsFor)
    return (
      <Notice live="polite">
        <p>{waitsFor.state === 'held' ? delivery.waitsHeld : delivery.waitsBusy}</p>
        <p>
          <Link href={`/batches/${waitsFor.batchId}`}>{delivery.seeIt}</Link>
        </p>
      </Notice>
    );
  return (
    <Notice live="polite">
      <p>
        <progress
          value={stageTotal === undefined ? undefined : rows}
          max={stageTotal}
          aria-label={words.progress}
        />{' '}
        {facts.filter((fact) => fact !== undefined).join(' · ')}
      </p>
      <p>{words.working}</p>
    </Notice>
  );
}

/** Takes a file back while nothing of it is visible. */
export function CancelBatch({ batch, onDone }: { batch: Batch; onDone: () => void }) {
  const words = useDeliveryWords();
  return (
    <div>
      <ActButton
        label={words.cancel}
        act={() => api.POST('/v1/batches/{batchId}/cancel', { params: { path: { batchId: batch.id } } })}
        onDone={onDone}
      />
      <p className="k-muted">{words.cancelHint}</p>
    </div>
  );
}
