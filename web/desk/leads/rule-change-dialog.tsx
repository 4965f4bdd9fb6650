import { useState } from 'react';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useLeadsWords } from './leads-words.ts';
import type { Rule } from './rules-page.tsx';

export type RuleAct = 'pause' | 'resume' | 'retire' | 'approve' | 'reject';

const STATES = { pause: 'paused', resume: 'active', retire: 'retired' } as const;

/** Changes a version of a rule for a reason. */
export function RuleChangeDialog({
  of: rule,
  act,
  onClose,
  onDone,
}: {
  of: Rule;
  act: RuleAct;
  onClose: () => void;
  onDone: () => void;
}) {
  const words = useLeadsWords();
  const say = useBilingual();
  const [reason, setReason] = useState('');
  const { busy, errors, messageOf, submit } = useSubmit<string, Rule>({
    check: () => (reason.trim().length < 2 ? [{ field: 'reason', message: words.reasonNeeded }] : []),
    body: () => reason.trim(),
    send: (text, key) => send(rule, act, { reason: text, key }),
    own: { 'second-person': words.secondPerson, 'rule-moved-on': words.movedOn },
    done: onDone,
  });
  return (
    <Dialog title={`${words[act]} · ${say(rule.title)}`} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words[act]} onSubmit={submit}>
        <TextField
          name="reason"
          label={words.reason}
          lines={3}
          maxLength={1_000}
          value={reason}
          onChange={setReason}
          error={messageOf('reason')}
        />
      </Form>
    </Dialog>
  );
}

function send({ ruleId, version }: Rule, act: RuleAct, { reason, key }: { reason: string; key: string }) {
  const params = { path: { ruleId, version }, header: { 'Idempotency-Key': key } };
  return act === 'approve' || act === 'reject'
    ? api.POST('/v1/lead-rules/{ruleId}/versions/{version}/judgement', {
        body: { approve: act === 'approve', reason },
        params,
      })
    : api.POST('/v1/lead-rules/{ruleId}/versions/{version}/state', {
        body: { state: STATES[act], reason },
        params,
      });
}
