import { useRef, useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import type { FieldError } from '../../kit/error-summary.tsx';
import { queryClient } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useMarketWords } from './market-words.ts';

export type PriceQuestion = components['schemas']['PriceQuestion'];

interface Plan<Body, Made> {
  check: () => FieldError[];
  body: (confirmed: boolean) => Body;
  send: (body: Body, idempotencyKey: string) => Promise<{ data?: Made | PriceQuestion; error?: Problem }>;
  done: (made: Made) => void;
  fields: Readonly<Record<string, FieldError>>;
}

/** Like `useSubmit`, for what bears a price: a doubtful one is asked back, and sent as meant or changed. */
export function usePricedSubmit<Body, Made extends object>(plan: Plan<Body, Made>) {
  const words = useMarketWords();
  const [question, setQuestion] = useState<PriceQuestion>();
  const confirmed = useRef(false);
  const { submit, ...state } = useSubmit<Body, Made | PriceQuestion>({
    check: plan.check,
    body: () => plan.body(confirmed.current),
    send: plan.send,
    done: (answer) => {
      if ('needsConfirmation' in answer) {
        setQuestion(answer);
        return;
      }
      void queryClient.invalidateQueries();
      plan.done(answer);
    },
    fields: plan.fields,
    own: words.refusals,
  });
  const send = (meant: boolean) => {
    confirmed.current = meant;
    setQuestion(undefined);
    return submit();
  };
  return {
    ...state,
    question,
    submit: () => send(false),
    submitAsMeant: () => void send(true),
    changePrice: () => {
      setQuestion(undefined);
    },
  };
}
