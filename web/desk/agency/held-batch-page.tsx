import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useAgencyWords } from './agency-words.ts';
import { BatchStateTag, type Batch } from './batch-state-tag.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { QualityView } from './quality-view.tsx';

/** One file that waits for an approver: why, how good it is, and the decision. */
export function HeldBatchPage({ batchId }: { batchId: string }) {
  const words = useDeliveryWords();
  const say = useBilingual();
  const path = { batchId };
  const batch = server.useQuery('get', '/v1/batches/{batchId}', { params: { path } });
  return (
    <Page
      key={batch.data ? 'known' : 'unknown'}
      title={batch.data ? words.heldTitle(say(batch.data.title)) : words.held}
      back={{ href: '/held-batches', label: words.held }}
    >
      <Answer of={batch}>
        {(known) => (
          <div className="k-stack">
            <About batch={known} />
            <QualityView batch={known} />
            {known.state === 'held' && <DecisionForm batch={known} onDone={() => void batch.refetch()} />}
          </div>
        )}
      </Answer>
    </Page>
  );
}

function About({ batch }: { batch: Batch }) {
  const words = useDeliveryWords();
  const agency = useAgencyWords();
  const say = useBilingual();
  const { decision } = batch;
  return (
    <>
      <p>
        <BatchStateTag state={batch.state} />
      </p>
      <SummaryList
        rows={[
          { label: agency.agency, value: say(batch.agency.name) },
          { label: agency.fileName, value: batch.fileName },
          { label: agency.receivedAt, value: instantText(batch.receivedAt) },
          { label: words.kind, value: words.kinds[batch.deliveryKind] },
          { label: agency.rows, value: count(batch.counts.rows) },
          { label: agency.rejected, value: count(batch.counts.rejected) },
        ]}
      />
      {decision && (
        <Notice title={words.decision} live="polite">
          <p>
            {words.decided[decision.outcome]} · {instantText(decision.decidedAt)} · {decision.reason}
          </p>
        </Notice>
      )}
    </>
  );
}

function DecisionForm({ batch, onDone }: { batch: Batch; onDone: () => void }) {
  const words = useDeliveryWords();
  const [reason, setReason] = useState('');
  const plan = (outcome: 'release' | 'refuse') => ({
    check: () => (reason.trim().length < 2 ? [{ field: 'reason', message: words.reasonNeeded }] : []),
    body: () => ({ reason: reason.trim() }),
    send: (body: { reason: string }) => {
      const params = { path: { batchId: batch.id } };
      return outcome === 'release'
        ? api.POST('/v1/batches/{batchId}/release', { params, body })
        : api.POST('/v1/batches/{batchId}/refuse', { params, body });
    },
    done: onDone,
    own: { 'second-person-needed': words.ownDelivery },
  });
  const release = useSubmit(plan('release'));
  const refuse = useSubmit(plan('refuse'));
  const errors = release.errors.length > 0 ? release.errors : refuse.errors;
  return (
    <>
      <Notice tone="warning">
        <p>{words.heldNotice}</p>
      </Notice>
      <Form
        errors={errors}
        busy={release.busy}
        verb={words.release}
        onSubmit={release.submit}
        aside={
          <Button kind="danger" busy={refuse.busy} onClick={() => void refuse.submit()}>
            {words.refuse}
          </Button>
        }
      >
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          maxLength={500}
          value={reason}
          onChange={setReason}
          error={errors.find(({ field }) => field === 'reason')?.message}
        />
      </Form>
    </>
  );
}
