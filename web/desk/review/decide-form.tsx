import { useMemo } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Choice } from '../../kit/choice.tsx';
import type { FieldError } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, queryClient } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { KeysNote } from './keys-note.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { useReviewWords, type ReviewWords } from './review-words.ts';

type Schemas = components['schemas'];
type Verdict = Schemas['LinkVerdict'];

interface Draft {
  verdict: Verdict | undefined;
  lender: 'left' | 'right' | undefined;
  reason: string;
}

const VERDICTS: readonly Verdict[] = ['same', 'different', 'borrowed', 'cannot-tell'];

/** The clerk's answer: whether both are one person, and why. */
export function DecideForm({ found }: { found: Schemas['LinkCase'] }) {
  const words = useReviewWords();
  const [draft, change] = useValues<Draft>({ verdict: undefined, lender: undefined, reason: '' });
  const { summary } = found;
  const { busy, errors, messageOf, submit } = useSubmit<Schemas['NewLinkDecision'], Schemas['LinkOutcome']>({
    check: () => faultsOf(draft, words),
    body: () => bodyOf(draft),
    send: (body, key) =>
      api.POST('/v1/link-cases/{caseId}/decisions', {
        params: { path: { caseId: summary.id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    fields: {
      '/reason': { field: 'reason', message: words.reasonNeeded },
      '/lender': { field: 'lender', message: words.lenderNeeded },
    },
    own: {
      'case-held': words.caseHeld,
      'case-not-open': words.caseNotOpen,
      'link-contradicts': words.contradicts,
    },
    done: () => void queryClient.invalidateQueries(),
  });
  const picks = useMemo(
    () =>
      pickKeys((verdict) => {
        change({ verdict });
      }),
    [],
  );
  const keys = useReviewKeys(picks);
  return (
    <section className="page-section k-card">
      <h2>{words.decide}</h2>
      <Form errors={errors} busy={busy} verb={words.submit} onSubmit={submit}>
        <Verdicts draft={draft} change={change} messageOf={messageOf} summary={summary} />
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          lines={3}
          maxLength={500}
          value={draft.reason}
          onChange={(reason) => {
            change({ reason });
          }}
          error={messageOf('reason')}
        />
      </Form>
      <KeysNote text={words.keysCase} keys={keys} />
    </section>
  );
}

interface VerdictProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  messageOf: (field: string) => string | undefined;
  summary: Schemas['LinkCaseSummary'];
}

function Verdicts({ draft, change, messageOf, summary }: VerdictProps) {
  const words = useReviewWords();
  return (
    <>
      <Choice
        name="verdict"
        label={words.verdict}
        options={VERDICTS.map((value, at) => ({
          value,
          label: `${String(at + 1)} ${words.verdicts[value]}`,
          hint: words.verdictHints[value],
        }))}
        value={draft.verdict}
        onChange={(verdict) => {
          change({ verdict });
        }}
        error={messageOf('verdict')}
      />
      {draft.verdict === 'same' && summary.needsSecond && <Notice>{words.secondHint}</Notice>}
      {draft.verdict === 'borrowed' && (
        <Choice
          name="lender"
          label={words.lender}
          options={optionsOf(words.lenders(summary.left.name, summary.right.name))}
          value={draft.lender}
          onChange={(lender) => {
            change({ lender });
          }}
          error={messageOf('lender')}
        />
      )}
    </>
  );
}

function pickKeys(pick: (verdict: Verdict) => void): Record<string, () => void> {
  return Object.fromEntries(
    VERDICTS.map((verdict, at) => [
      String(at + 1),
      () => {
        pick(verdict);
        document.getElementById('reason')?.focus();
      },
    ]),
  );
}

function faultsOf(draft: Draft, words: ReviewWords): FieldError[] {
  const faults: FieldError[] = [];
  if (draft.verdict === undefined) faults.push({ field: 'verdict', message: words.verdictNeeded });
  if (draft.verdict === 'borrowed' && draft.lender === undefined)
    faults.push({ field: 'lender', message: words.lenderNeeded });
  if (draft.reason.trim().length < 4) faults.push({ field: 'reason', message: words.reasonNeeded });
  return faults;
}

function bodyOf({ verdict, lender, reason }: Draft): Schemas['NewLinkDecision'] {
  return {
    verdict: verdict ?? 'cannot-tell',
    reason: reason.trim(),
    ...(verdict === 'borrowed' && lender !== undefined ? { lender } : {}),
  };
}
