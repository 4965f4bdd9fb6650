import type { components } from '../../../openapi/contract.gen.ts';
import { Dialog } from '../../kit/dialog.tsx';
import type { FieldError } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useForm } from '../page/use-form.ts';
import { useLeadsWords, type LeadsWords } from './leads-words.ts';
import type { Rule } from './rules-page.tsx';

type Proposal = components['schemas']['LeadRuleProposal'];

const LIMITS = { replyDays: [5, 180], floorBp: [0, 10_000], minimumSample: [5, 10_000] } as const;
type Number_ = keyof typeof LIMITS;

interface Props {
  of: Rule;
  onClose: () => void;
  onDone: () => void;
}

/** Other limits, floor, sample or days to reply for a rule; somebody else approves them. */
export function ProposeDialog({ of: rule, onClose, onDone }: Props) {
  const words = useLeadsWords();
  const say = useBilingual();
  const fields = useNumberFields(rule);
  const { form, field } = useForm<Draft, Proposal, Rule>({
    initial: { reason: '', ...Object.fromEntries(fields.map(({ name, value }) => [name, String(value)])) },
    check: (draft) => [
      ...fields.flatMap((one) => outOfRange(one, draft[one.name], words)),
      ...((draft['reason'] ?? '').trim().length < 2
        ? [{ field: 'reason', message: words.reasonNeeded }]
        : []),
    ],
    body: (draft) => proposalOf(rule, draft),
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
      <Form {...form} verb={words.saveProposal}>
        {fields.map(({ name, label }) => (
          <TextField
            key={name}
            {...field(name)}

            label={label}
            maxLength={12}
          />
        ))}
        <TextField {...field('reason')} label={words.reason} maxLength={1_000} />
      </Form>
    </Dialog>
  );
}

/** What is typed, by the name of the field. */
type Draft = Record<string, string>;

interface NumberField {
  name: string;
  label: string;
  value: number;
  min: number;
  max: number;
}

function useNumberFields(rule: Rule): NumberField[] {
  const words = useLeadsWords();
  const say = useBilingual();
  const labels = { replyDays: words.replyField, floorBp: words.floorField, minimumSample: words.sampleField };
  return [
    ...rule.thresholds.map(({ name, title, value, min, max }) => ({
      name: `threshold-${name}`,
      label: say(title),
      value,
      min,
      max,
    })),
    ...(['replyDays', 'floorBp', 'minimumSample'] as const).map((name) => ({
      name,
      label: labels[name],
      value: rule[name],
      min: LIMITS[name][0],
      max: LIMITS[name][1],
    })),
  ];
}

function outOfRange(
  { name, min, max }: NumberField,
  typed: string | undefined,
  words: LeadsWords,
): FieldError[] {
  const value = /^\d{1,12}$/.test(typed ?? '') ? Number(typed) : Number.NaN;
  if (value >= min && value <= max) return [];
  return [{ field: name, message: words.numberWrong(String(min), String(max)) }];
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
