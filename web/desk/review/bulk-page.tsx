import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Choice } from '../../kit/choice.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, queryClient } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { bulkAskOf, bulkFaults, emptyBulk, type BulkDraft } from './bulk-draft.ts';
import { VillageSelect } from './queue-filter.tsx';
import { caseColumns } from './queue-page.tsx';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

/** Like cases answered at once: filter, preview, reason, and what became of each. */
export function BulkPage() {
  const words = useReviewWords();
  const [shown, setShown] = useState<{ draft: BulkDraft; preview: Schemas['LinkBulkPreview'] }>();
  const [outcome, setOutcome] = useState<Schemas['LinkBulkOutcome']>();
  return (
    <Page title={words.bulk} intro={words.bulkIntro} back={{ href: '/review', label: words.toQueue }}>
      <AskForm
        onPreview={(draft, preview) => {
          setOutcome(undefined);
          setShown({ draft, preview });
        }}
      />
      {outcome && <OutcomeNotice outcome={outcome} />}
      {shown && (
        <Preview
          key={JSON.stringify(shown.preview.items.map(({ id }) => id))}
          verdict={shown.draft.verdict}
          preview={shown.preview}
          onDone={(done) => {
            setShown(undefined);
            setOutcome(done);
            void queryClient.invalidateQueries();
          }}
        />
      )}
    </Page>
  );
}

function OutcomeNotice({ outcome }: { outcome: Schemas['LinkBulkOutcome'] }) {
  const words = useReviewWords();
  return (
    <Notice tone={outcome.left.length === 0 ? 'ok' : 'warning'} live="polite">
      <p>{words.bulkDone(count(outcome.decided.length))}</p>
      {outcome.left.length > 0 && (
        <p>
          {words.bulkKept(count(outcome.left.length))}{' '}
          {[...new Set(outcome.left.map(({ code }) => words.bulkCodes[code]))].join(' · ')}
        </p>
      )}
    </Notice>
  );
}

function AskForm({
  onPreview,
}: {
  onPreview: (draft: BulkDraft, preview: Schemas['LinkBulkPreview']) => void;
}) {
  const words = useReviewWords();
  const [draft, change] = useValues(emptyBulk);
  const { busy, errors, messageOf, submit } = useSubmit<Schemas['LinkBulkAsk'], Schemas['LinkBulkPreview']>({
    check: () => bulkFaults(draft, words),
    body: () => bulkAskOf(draft),
    send: (body) => api.POST('/v1/link-case-bulks/preview', { body }),
    done: (preview) => {
      onPreview(draft, preview);
    },
  });
  return (
    <Form errors={errors} busy={busy} verb={words.bulkPreview} onSubmit={submit}>
      <Select
        name="kind"
        label={words.kind}
        options={optionsOf(words.kinds)}
        value={draft.kind}
        onChange={(kind) => {
          change({ kind: kind === '' ? 'review' : kind });
        }}
      />
      <VillageSelect
        value={draft.villageCode}
        onChange={(villageCode) => {
          change({ villageCode });
        }}
      />
      <Percents draft={draft} change={change} error={messageOf('fromPercent')} />
      <Choice
        name="bulkVerdict"
        label={words.verdict}
        options={[
          { value: 'same', label: words.verdicts.same },
          { value: 'different', label: words.verdicts.different },
        ]}
        value={draft.verdict}
        onChange={(verdict) => {
          change({ verdict });
        }}
      />
    </Form>
  );
}

interface PercentProps {
  draft: BulkDraft;
  change: (change: Partial<BulkDraft>) => void;
  error: string | undefined;
}

function Percents({ draft, change, error }: PercentProps) {
  const words = useReviewWords();
  return (
    <>
      <TextField
        name="fromPercent"
        label={words.fromPercent}
        inputMode="decimal"
        maxLength={6}
        value={draft.fromPercent}
        onChange={(fromPercent) => {
          change({ fromPercent });
        }}
        error={error}
      />
      <TextField
        name="toPercent"
        label={words.toPercent}
        inputMode="decimal"
        maxLength={6}
        value={draft.toPercent}
        onChange={(toPercent) => {
          change({ toPercent });
        }}
      />
    </>
  );
}

interface PreviewProps {
  verdict: 'same' | 'different';
  preview: Schemas['LinkBulkPreview'];
  onDone: (outcome: Schemas['LinkBulkOutcome']) => void;
}

function Preview({ verdict, preview, onDone }: PreviewProps) {
  const words = useReviewWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const { busy, errors, messageOf, submit } = useSubmit<Schemas['NewLinkBulk'], Schemas['LinkBulkOutcome']>({
    check: () => [
      ...(chosen.size === 0 ? [{ field: 'chosen', message: words.bulkChoose }] : []),
      ...(reason.trim().length < 4 ? [{ field: 'bulkReason', message: words.reasonNeeded }] : []),
    ],
    body: () => ({ caseIds: [...chosen], verdict, reason: reason.trim() }),
    send: (body, key) =>
      api.POST('/v1/link-case-bulks', { body, params: { header: { 'Idempotency-Key': key } } }),
    fields: { '/reason': { field: 'bulkReason', message: words.reasonNeeded } },
    own: { 'case-held': words.caseHeld, 'case-not-open': words.caseNotOpen },
    done: onDone,
  });
  return (
    <section className="page-section">
      <h2>{words.bulkCaption}</h2>
      {preview.left > 0 && <p>{words.bulkLeft(count(preview.left))}</p>}
      {preview.needSecond > 0 && <p>{words.bulkSecond(count(preview.needSecond))}</p>}
      {preview.items.length === 0 ? (
        <EmptyState title={words.bulkNone}>{words.bulkNoneText}</EmptyState>
      ) : (
        <>
          <ErrorSummary errors={errors.filter(({ field }) => field === 'chosen')} />
          <div id="chosen" tabIndex={-1}>
            <DataTable
              caption={words.bulkCaption}
              rows={preview.items}
              rowKey={({ id }) => id}
              columns={caseColumns(words)}
              selection={{ chosen, onChange: setChosen }}
            />
          </div>
          <Form
            errors={errors.filter(({ field }) => field !== 'chosen')}
            busy={busy}
            verb={words.bulkSubmit(chosen.size)}
            onSubmit={submit}
          >
            <TextField
              name="bulkReason"
              label={words.reason}
              hint={words.reasonHint}
              lines={2}
              maxLength={500}
              value={reason}
              onChange={setReason}
              error={messageOf('bulkReason')}
            />
          </Form>
        </>
      )}
    </section>
  );
}
