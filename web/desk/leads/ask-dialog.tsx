import type { components } from '../../../openapi/contract.gen.ts';
import { Checks } from '../../kit/checks.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useLeadsWords } from './leads-words.ts';

type Schemas = components['schemas'];
export interface DialogProps {
  of: Schemas['Lead'];
  onClose: () => void;
  onDone: (lead: Schemas['Lead']) => void;
}

/** Whom to ask about a lead, and in which words. */
export function AskDialog({ of: shown, onClose, onDone }: DialogProps) {
  const words = useLeadsWords();
  const say = useBilingual();
  const [draft, change] = useValues({ parties: ['household'], words: '' });
  const agencies = new Map(shown.evidence.map(({ agency }) => [agency.slug, say(agency.name)]));
  const { busy, errors, messageOf, submit } = useSubmit<Schemas['LeadAsk'], Schemas['Lead']>({
    check: () => [
      ...(draft.parties.length === 0 ? [{ field: 'parties', message: words.whomNeeded }] : []),
      ...(draft.words.trim().length < 2 ? [{ field: 'words', message: words.wordsNeeded }] : []),
    ],
    body: () => ({ parties: draft.parties, words: draft.words.trim() }),
    send: (body, key) =>
      api.POST('/v1/leads/{leadId}/ask', {
        body,
        params: { path: { leadId: shown.lead.leadId }, header: { 'Idempotency-Key': key } },
      }),
    own: { 'lead-moved-on': words.movedOn, 'illegal-transition': words.movedOn },
    done: onDone,
  });
  return (
    <Dialog title={words.ask} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.askSend(shown.replyDays)} onSubmit={submit}>
        <Checks
          name="parties"
          label={words.askWhom}
          options={[
            { value: 'household', label: words.household },
            ...[...agencies].map(([value, label]) => ({ value, label })),
          ]}
          value={draft.parties}
          onChange={(parties) => {
            change({ parties });
          }}
          error={messageOf('parties')}
        />
        <TextField
          name="words"
          label={words.askWords}
          hint={words.askHint}
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
