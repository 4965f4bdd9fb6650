import type { components } from '../../../openapi/contract.gen.ts';
import { Choice } from '../../kit/choice.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useLeadsWords } from './leads-words.ts';

type Schemas = components['schemas'];

interface Props<Data> {
  title: string;
  label: string;
  verb: string;
  onClose: () => void;
  onDone: (data: Data) => void;
  send: (body: Schemas['LeadReply'], key: string) => Promise<{ data?: Data; error?: Problem }>;
}

/** What a party says about the facts, and in its own words. */
export function ReplyDialog<Data>({ title, label, verb, onClose, onDone, send }: Props<Data>) {
  const words = useLeadsWords();
  const [draft, change] = useValues<{ answer: Schemas['LeadAnswer'] | undefined; words: string }>({
    answer: undefined,
    words: '',
  });
  const { busy, errors, messageOf, submit } = useSubmit<Schemas['LeadReply'], Data>({
    check: () => [
      ...(draft.answer === undefined ? [{ field: 'answer', message: words.answerNeeded }] : []),
      ...(draft.words.trim().length < 2 ? [{ field: 'words', message: words.wordsNeeded }] : []),
    ],
    body: () => ({ answer: draft.answer ?? 'explained', words: draft.words.trim() }),
    send,
    own: { 'lead-moved-on': words.movedOn, 'lead-not-asked': words.notAsked },
    done: onDone,
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={verb} onSubmit={submit}>
        <Choice
          name="answer"
          label={words.answer}
          options={optionsOf(words.answers)}
          value={draft.answer}
          onChange={(answer) => {
            change({ answer });
          }}
          error={messageOf('answer')}
        />
        <TextField
          name="words"
          label={label}
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
