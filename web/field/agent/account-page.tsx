import { useState, type SyntheticEvent } from 'react';
import { plainDecimal } from '../../kit/amount-text.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Page } from '../frame/page.tsx';
import { useAgentWords } from './agent-words.ts';
import { faultIn, personFaults, PersonFields, type Fault } from './person-fields.tsx';

const EMPTY = { name: '', idNumber: '', phone: '' };
const PHONE = /^1[3-9]\d{9}$/;

/** A village agent registers a farmer's phone, so that the farmer can sign in alone. */
export function AccountPage() {
  const words = useAgentWords();
  const [form, setForm] = useState(EMPTY);
  const [faults, setFaults] = useState<Fault[]>([]);
  const open = server.useMutation('post', '/v1/farmer-accounts');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const phone = plainDecimal(form.phone);
    const wrong = personFaults(form, words);
    if (!PHONE.test(phone)) wrong.push({ field: 'phone', message: words.phoneWrong });
    setFaults(wrong);
    if (wrong.length > 0 || open.isPending) return;
    open.mutate(
      { body: { idNumber: form.idNumber.trim(), name: form.name.trim(), phone } },
      {
        onSuccess: () => {
          setForm(EMPTY);
        },
        onError: (problem) => {
          setFaults([{ field: '', message: problemSentence(problem, words.problems) }]);
        },
      },
    );
  };
  return (
    <Page title={words.open} back="/">
      {open.data && <Notice tone="ok" live="polite" title={words.opened(open.data.maskedPhone)} />}
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <PersonFields
          idNumber={form.idNumber}
          name={form.name}
          faults={faults}
          onChange={(change) => {
            setForm({ ...form, ...change });
          }}
        />
        <TextField
          name="phone"
          label={words.phone}
          error={faultIn(faults, 'phone')}
          value={form.phone}
          onChange={(phone) => {
            setForm({ ...form, phone });
          }}
          type="tel"
          inputMode="tel"
          autoComplete="off"
          maxLength={20}
        />
        <Button type="submit" kind="primary" wide busy={open.isPending}>
          {words.openAccount}
        </Button>
      </form>
    </Page>
  );
}
