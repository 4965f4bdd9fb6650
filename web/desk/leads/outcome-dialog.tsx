import type { components } from '../../../openapi/contract.gen.ts';
import { Choice } from '../../kit/choice.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import type { DialogProps } from './ask-dialog.tsx';
import { useLeadsWords } from './leads-words.ts';

type Schemas = components['schemas'];
type Outcome = Schemas['LeadDecision']['outcome'] | Schemas['LeadAppealDecision']['outcome'];
interface Decision {
  outcome: Outcome;
  words: string;
}

/** The outcome of a lead, or of an appeal, with the reasons that the household will read. */
export function OutcomeDialog({
  of: shown,
  onClose,
  onDone,
  appeal = false,
}: DialogProps & { appeal?: boolean }) {
  const words = useLeadsWords();
  const [draft, change] = useValues<{ outcome: Outcome | undefined; words: string }>({
    outcome: undefined,
    words: '',
  });
  const { busy, errors, messageOf, submit } = useSubmit<Decision, Schemas['Lead']>({
    check: () => [
      ...(draft.outcome === undefined ? [{ field: 'outcome', message: words.outcomeNeeded }] : []),
      ...(draft.words.trim().length < 2 ? [{ field: 'words', message: words.wordsNeeded }] : []),
    ],
    body: () => ({ outcome: draft.outcome ?? 'dismissed', words: draft.words.trim() }),
    send: (body, key) => send(shown.lead.leadId, body, key),
    own: {
      'lead-moved-on': words.movedOn,
      'illegal-transition': words.illegal,
      'second-person': words.secondPerson,
    },
    done: onDone,
  });
  const possible = optionsOf<Outcome>({ ...words.outcomes, ...words.appealOutcomes });
  return (
    <Dialog title={appeal ? words.appealDecide : words.decide} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.saveDecision} onSubmit={submit}>
        <Choice
          name="outcome"
          label={words.outcome}
          options={possible.filter(({ value }) => shown.next.includes(value))}
          value={draft.outcome}
          onChange={(outcome) => {
            change({ outcome });
          }}
          error={messageOf('outcome')}
        />
        <TextField
          name="words"
          label={words.reasonWords}
          hint={words.decideHint}
          lines={4}
          maxLength={2_000}
          value={draft.words}
          onChange={(text) => {
            change({ words: text });
          }}
          error={messageOf('words')}
        />
      </Form>
    </Dialog>
  );
}

function send(leadId: string, { outcome, words }: Decision, key: string) {
  const params = { path: { leadId }, header: { 'Idempotency-Key': key } };
  return outcome === 'upheld' || outcome === 'overturned'
    ? api.POST('/v1/leads/{leadId}/appeal-decision', { body: { outcome, words }, params })
    : api.POST('/v1/leads/{leadId}/decision', { body: { outcome, words }, params });
}
