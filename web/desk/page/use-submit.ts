import { useRef, useState } from 'react';
import type { FieldError } from '../../kit/error-summary.tsx';
import { newIdempotencyKey } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import { fieldFaults, problemReference, problemSentence } from '../../shared/api/problem-sentence.ts';
import { problemWordsNow } from '../../shared/words/problem-words.ts';

/** A sentence, or one made of the members of the problem. */
export type OwnSentences = Readonly<Record<string, string | ((problem: Problem) => string)>>;

interface Plan<Body, Data> {
  /** What is wrong before anything is sent; the act is not sent while there is anything. */
  check?: () => FieldError[];
  body: () => Body;
  send: (body: Body, idempotencyKey: string) => Promise<{ data?: Data; error?: Problem }>;
  done: (data: Data) => void;
  /** Which field a fault of the server belongs to, by its JSON pointer, and how it is said. */
  fields?: Readonly<Record<string, FieldError>>;
  /** Sentences for problem codes that this form knows better. */
  own?: OwnSentences;
}

interface Submit {
  busy: boolean;
  errors: FieldError[];
  messageOf: (field: string) => string | undefined;
  submit: () => Promise<void>;
}

/**
 * Sends a form once, whatever is pressed how often: no second press while it is under way, and the same content
 * sent again after a lost answer bears the same idempotency key.
 */
export function useSubmit<Body, Data>(plan: Plan<Body, Data>): Submit {
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);
  const underWay = useRef(false);
  const last = useRef<{ content: string; key: string }>(undefined);
  const keyFor = (content: string): string => {
    if (last.current?.content !== content) last.current = { content, key: newIdempotencyKey() };
    return last.current.key;
  };
  const submit = async () => {
    if (underWay.current) return;
    const wrong = plan.check?.() ?? [];
    setErrors(wrong);
    if (wrong.length > 0) return;
    underWay.current = true;
    setBusy(true);
    const body = plan.body();
    const { data, error } = await plan.send(body, keyFor(JSON.stringify(body)));
    underWay.current = false;
    setBusy(false);
    if (error) {
      setErrors(said(error, plan));
      return;
    }
    last.current = undefined;
    plan.done(data as Data);
  };
  return {
    busy,
    errors,
    submit,
    messageOf: (field) => errors.find((error) => error.field === field)?.message,
  };
}

function said(problem: Problem, plan: Pick<Plan<unknown, unknown>, 'fields' | 'own'>): FieldError[] {
  const known = fieldFaults(problem).flatMap((fault) => plan.fields?.[fault.field] ?? []);
  const own = plan.own?.[problem.code];
  if (known.length > 0 && own === undefined) return known;
  const reference = problemReference(problem);
  const sentence = typeof own === 'function' ? own(problem) : (own ?? problemSentence(problem));
  const message =
    reference === undefined ? sentence : `${sentence} ${problemWordsNow().reference(reference)}`;
  return [{ field: known[0]?.field ?? '', message }];
}
