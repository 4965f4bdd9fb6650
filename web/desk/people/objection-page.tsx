import { useState } from 'react';
import { Link } from 'wouter';
import { Choice } from '../../kit/choice.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { usePermission } from '../page/use-permission.ts';
import { useSubmit } from '../page/use-submit.ts';
import { ObjectionTag } from './objection-tag.tsx';
import { usePeopleWords } from './people-words.ts';

type Reading = Schema<'ObjectionReading'>;

/** One objection in full; opening it is recorded. The agency answers here. */
export function ObjectionPage({ id }: { id: string }) {
  const words = usePeopleWords();
  const reading = server.useQuery(
    'get',
    '/v1/objections/{objectionId}',
    { params: { path: { objectionId: id } } },
    { staleTime: Infinity },
  );
  return (
    <Page title={words.objection} back={{ href: '/objections', label: words.backToObjections }}>
      <Answer of={reading}>
        {(read) => <Objection of={read} onAnswered={() => void reading.refetch()} />}
      </Answer>
    </Page>
  );
}

function Objection({ of: read, onAnswered }: { of: Reading; onAnswered: () => void }) {
  const words = usePeopleWords();
  const say = useBilingual();
  const mayAnswer = usePermission('registry.answer-objections');
  const { objection, words: said, person, access } = read;
  const rows = [
    { label: words.state, value: <ObjectionTag of={objection} /> },
    { label: words.dueAt, value: dateText(objection.dueAt) },
    { label: words.agency, value: say(objection.agency.name) },
    { label: words.dataset, value: say(objection.title) },
    { label: words.row, value: <BatchLink of={objection} linked={mayAnswer} /> },
    { label: words.person, value: person.name },
    { label: words.idNumber, value: person.maskedIdNumber },
    { label: words.village, value: person.villageName },
    { label: say(objection.columnTitle), value: said.value },
    { label: words.claim, value: said.claim },
    { label: words.note, value: said.note },
    { label: words.answer, value: said.answer },
  ].filter(({ value }) => value !== undefined);
  return (
    <div className="k-stack">
      <Notice live="polite">
        <p>{words.recorded(access.index)}</p>
      </Notice>
      {objection.assisted && <p className="k-muted">{words.assisted}</p>}
      <SummaryList rows={rows} />
      {objection.state === 'asked' && objection.promised && <Notice tone="info" title={words.correctHow} />}
      {mayAnswer && objection.state === 'asked' && !objection.promised && (
        <AnswerForm id={objection.id} onAnswered={onAnswered} />
      )}
    </div>
  );
}

function BatchLink({ of: objection, linked }: { of: Schema<'ObjectionLine'>; linked: boolean }) {
  const words = usePeopleWords();
  if (!linked) return String(objection.rowNo);
  return (
    <>
      {objection.rowNo} · <Link href={`/batches/${objection.batchId}`}>{words.toBatch}</Link>
    </>
  );
}

function AnswerForm({ id, onAnswered }: { id: string; onAnswered: () => void }) {
  const words = usePeopleWords();
  const [outcome, setOutcome] = useState<Schema<'ObjectionAnswer'>['outcome'] | ''>('');
  const [answer, setAnswer] = useState('');
  const form = useSubmit({
    check: () => [
      ...(outcome === '' ? [{ field: 'outcome', message: words.outcomeNeeded }] : []),
      ...(answer.trim().length < 5 ? [{ field: 'answer', message: words.answerNeeded }] : []),
    ],
    body: () => ({ outcome: outcome === '' ? ('correct' as const) : outcome, answer: answer.trim() }),
    send: (body: Schema<'ObjectionAnswer'>) =>
      api.POST('/v1/objections/{objectionId}/answer', { params: { path: { objectionId: id } }, body }),
    done: () => {
      void queryClient.invalidateQueries({ queryKey: ['get', '/v1/objections'] });
      onAnswered();
    },
  });
  return (
    <Form errors={form.errors} busy={form.busy} verb={words.sendAnswer} onSubmit={form.submit}>
      <Choice
        name="outcome"
        label={words.outcome}
        options={optionsOf(words.outcomes)}
        value={outcome}
        onChange={setOutcome}
        error={form.messageOf('outcome')}
      />
      <TextField
        name="answer"
        label={words.answer}
        hint={words.answerHint}
        lines={4}
        maxLength={500}
        value={answer}
        onChange={setAnswer}
        error={form.messageOf('answer')}
      />
    </Form>
  );
}
