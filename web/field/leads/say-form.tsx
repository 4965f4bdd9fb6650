import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { ErrorSummary, type FieldError } from '../../kit/error-summary.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { newIdempotencyKey, queryClient, server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useLeadWords } from './leads-words.ts';

function again(): void {
  void queryClient.invalidateQueries({ queryKey: ['get', '/v1/me/leads'] });
}

/** What the household says about a question, and in its own words. */
export function ReplyForm({ leadId }: { leadId: string }) {
  const words = useLeadWords();
  const [answer, setAnswer] = useState<Schema<'LeadAnswer'>>();
  const [text, setText] = useState('');
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [key] = useState(newIdempotencyKey);
  const reply = server.useMutation('post', '/v1/me/leads/{leadId}/replies', { onSuccess: again });
  const send = () => {
    const wrong = [
      ...(answer === undefined ? [{ field: `answer-${leadId}`, message: words.answerNeeded }] : []),
      ...(text.trim().length < 2 ? [{ field: `words-${leadId}`, message: words.wordsNeeded }] : []),
    ];
    setErrors(wrong);
    if (answer === undefined || wrong.length > 0 || reply.isPending) return;
    reply.mutate({
      params: { path: { leadId }, header: { 'Idempotency-Key': key } },
      body: { answer, words: text.trim() },
    });
  };
  return (
    <>
      <ErrorSummary errors={errors} />
      {reply.isError && <ProblemNotice problem={reply.error} />}
      <Choice
        name={`answer-${leadId}`}
        label={words.answer}
        options={(Object.keys(words.answers) as Schema<'LeadAnswer'>[]).map((value) => ({
          value,
          label: words.answers[value],
        }))}
        value={answer}
        onChange={setAnswer}
        error={errors.find(({ field }) => field === `answer-${leadId}`)?.message}
      />
      <TextField
        name={`words-${leadId}`}
        label={words.words}
        hint={words.wordsHint}
        lines={4}
        maxLength={2_000}
        value={text}
        onChange={setText}
        error={errors.find(({ field }) => field === `words-${leadId}`)?.message}
      />
      <Button kind="primary" wide busy={reply.isPending} onClick={send}>
        {words.reply}
      </Button>
    </>
  );
}

/** Why the household does not agree with a decision. */
export function AppealForm({ leadId, until }: { leadId: string; until: string }) {
  const words = useLeadWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const [key] = useState(newIdempotencyKey);
  const appeal = server.useMutation('post', '/v1/me/leads/{leadId}/appeal', { onSuccess: again });
  const name = `appeal-${leadId}`;
  return (
    <>
      <h3>{words.appealTitle}</h3>
      <p>{words.appealText(dateText(until))}</p>
      {error !== undefined && <ErrorSummary errors={[{ field: name, message: error }]} />}
      {appeal.isError && <ProblemNotice problem={appeal.error} />}
      <TextField
        name={name}
        label={words.appealWords}
        lines={4}
        maxLength={2_000}
        value={text}
        onChange={setText}
        error={error}
      />
      <Button
        kind="primary"
        wide
        busy={appeal.isPending}
        onClick={() => {
          const short = text.trim().length < 2;
          setError(short ? words.wordsNeeded : undefined);
          if (short || appeal.isPending) return;
          appeal.mutate({
            params: { path: { leadId }, header: { 'Idempotency-Key': key } },
            body: { words: text.trim() },
          });
        }}
      >
        {words.appeal}
      </Button>
    </>
  );
}
