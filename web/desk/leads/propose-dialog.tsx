import type { components } from '../../../openapi/contract.gen.ts';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useLeadsWords } from './leads-words.ts';
import type { Rule } from './rules-page.tsx';

type Proposal = components['schemas']['LeadRuleProposal'];

const LIMITS = { replyDays: [5, 180], floorBp: [0, 10_000], minimumSample: [5, 10_000] } as const;
type Number_ = keyof typeof LIMITS;

/** Other limits, floor, sample or days to reply for a rule; somebody else approves them. */
export function ProposeDialog({
  of: rule,
  onClose,
  onDone,
}: {
  of: Rule;
  onClose: () => void;
  onDone: () => void;
}) {
  const words = useLeadsWords();
  const say = useBilingual();
  const fields = [
    ...rule.thresholds.map(({ name, title, value, min, max }) => ({
      name: `threshold-${name}`,
      label: say(title),
      value,
      min,
      max,
    })),
    ...(['replyDays', 'floorBp', 'minimumSample'] as const).map((name) => ({
      name,
      label: { replyDays: words.replyField, floorBp: words.floorField, minimumSample: words.sampleField }[
        name
      ],
      value: rule[name],
      min: LIMITS[name][0],
      max: LIMITS[name][1],
    })),
  ];
  const [draft, change] = useValues<Record<string, string>>({
    reason: '',
    ...Object.fromEntries(fields.map(({ name, value }) => [name, String(value)])),
  });
  const { busy, errors, messageOf, submit } = useSubmit<Proposal, Rule>({
    check: () => [
      ...fields.flatMap(({ name, min, max }) => {
        const value = /^\d{1,12}$/.test(draft[name] ?? '') ? Number(draft[name]) : Number.NaN;
        return value >= min && value <= max
          ? []
          : [{ field: name, message: words.numberWrong(String(min), String(max)) }];
      }),
      ...((draft['reason'] ?? '').trim().length < 2
        ? [{ field: 'reason', message: words.reasonNeeded }]
        : []),
    ],
    body: () => proposalOf(rule, draft),
    send: (body, key) =>
      api.POST('/v1/lead-rules/{ruleId}/versions', {
        body,
        params: { path: { ruleId: rule.ruleId }, header: { 'Idempotency-Key': key } },
      }),
    done: onDone,
  });
  return (
    <Dialog title={`${words.propose} · ${say(rule.title)}`} onClose={onClose}>
      <p>{words.proposeIntro}</p>
      <Form errors={errors} busy={busy} verb={words.saveProposal} onSubmit={submit}>
        {[...fields, { name: 'reason', label: words.reason }].map(({ name, label }) => (
          <TextField
            key={name}
            name={name}
            label={label}
            maxLength={name === 'reason' ? 1_000 : 12}
            value={draft[name] ?? ''}
            onChange={(value) => {
              change({ [name]: value });
            }}
            error={messageOf(name)}
          />
        ))}
      </Form>
    </Dialog>
  );
}

function proposalOf(rule: Rule, draft: Readonly<Record<string, string>>): Proposal {
  const read = (name: Number_) => Number(draft[name]);
  return {
    reason: (draft['reason'] ?? '').trim(),
    thresholds: Object.fromEntries(
      rule.thresholds.map(({ name }) => [name, Number(draft[`threshold-${name}`])]),
    ),
    replyDays: read('replyDays'),
    floorBp: read('floorBp'),
    minimumSample: read('minimumSample'),
  };
}
