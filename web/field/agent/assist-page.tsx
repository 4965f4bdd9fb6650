import { useState, type SyntheticEvent } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Checks } from '../../kit/checks.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { beginAssisting } from '../../shared/session/session-store.ts';
import { Page } from '../frame/page.tsx';
import { useAgentWords, type AgentWords } from './agent-words.ts';
import { faultIn, personFaults, PersonFields, type Fault } from './person-fields.tsx';

const EMPTY = { name: '', idNumber: '', reason: '' };

/** A village agent begins to act for a farmer who is present. */
export function AssistPage() {
  const words = useAgentWords();
  const [, navigate] = useLocation();
  const [form, setForm] = useState(EMPTY);
  const [present, setPresent] = useState<'present'[]>([]);
  const [faults, setFaults] = useState<Fault[]>([]);
  const start = server.useMutation('post', '/v1/assistance-sessions');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const wrong = faultsOf(form, present.length > 0, words);
    setFaults(wrong);
    if (wrong.length > 0 || start.isPending) return;
    start.mutate(
      { body: trimmed(form) },
      {
        onSuccess: (session) => {
          beginAssisting(session);
          navigate('/');
        },
        onError: (problem) => setFaults([{ field: '', message: problemSentence(problem, words.problems) }]),
      },
    );
  };
  return (
    <Page title={words.assist} back="/">
      <form noValidate onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <PersonFields
          {...form}
          faults={faults}
          onChange={(change) => {
            setForm({ ...form, ...change });
          }}
        />
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={faultIn(faults, 'reason')}
          value={form.reason}
          onChange={(reason) => {
            setForm({ ...form, reason });
          }}
          maxLength={200}
        />
        <Checks
          name="present"
          label={words.present}
          error={faultIn(faults, 'present')}
          value={present}
          options={[{ value: 'present', label: words.present }]}
          onChange={setPresent}
        />
        <Button type="submit" kind="primary" wide busy={start.isPending}>
          {words.begin}
        </Button>
      </form>
    </Page>
  );
}

function trimmed({ idNumber, name, reason }: typeof EMPTY): typeof EMPTY {
  return { idNumber: idNumber.trim(), name: name.trim(), reason: reason.trim() };
}

function faultsOf(form: typeof EMPTY, present: boolean, words: AgentWords): Fault[] {
  return [
    ...personFaults(form, words),
    ...(form.reason.trim().length < 2 ? [{ field: 'reason', message: words.reasonWrong }] : []),
    ...(present ? [] : [{ field: 'present', message: words.presentWrong }]),
  ];
}
