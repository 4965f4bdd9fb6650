import { useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, queryClient } from '../../shared/api/client.ts';
import { useAccount } from '../../shared/session/use-session.ts';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { DeliveryFields } from './delivery-fields.tsx';
import { demandFaults, demandFields, demandOf, emptyDemand, type NewDemand } from './demand-draft.ts';
import { GoodsFields } from './goods-fields.tsx';
import type { Demand } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { PriceQuestionDialog } from './price-question-dialog.tsx';

type Question = components['schemas']['PriceQuestion'];

/** What is wanted, how much, when, where to and up to which price; a doubtful price is asked back. */
export function NewDemandPage() {
  const words = useMarketWords();
  const [, go] = useLocation();
  const account = useAccount();
  const start = { ...emptyDemand, divisionCode: account.organisation?.divisionCode ?? '' };
  const [draft, change] = useValues(start);
  const [question, setQuestion] = useState<Question>();
  const confirmed = useRef(false);
  const { busy, errors, messageOf, submit } = useSubmit<NewDemand, Demand | Question>({
    check: () => demandFaults(draft, words),
    body: () => demandOf(draft, confirmed.current),
    send: (body, key) => api.POST('/v1/demands', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: (answer) => {
      if ('needsConfirmation' in answer) {
        setQuestion(answer);
        return;
      }
      void queryClient.invalidateQueries();
      go(`/demands/${answer.id}`);
    },
    fields: demandFields(words),
    own: words.refusals,
  });
  const send = (meant: boolean) => {
    confirmed.current = meant;
    return submit();
  };
  const part = { draft, change, messageOf };
  return (
    <Page
      title={words.newDemand}
      intro={words.newDemandIntro}
      back={{ href: '/demands', label: words.demands }}
    >
      <Form errors={errors} busy={busy} verb={words.submitDemand} onSubmit={() => send(false)}>
        <GoodsFields {...part} />
        <DeliveryFields {...part} />
      </Form>
      {question && (
        <PriceQuestionDialog
          question={question}
          onMeant={() => {
            setQuestion(undefined);
            void send(true);
          }}
          onChange={() => {
            setQuestion(undefined);
          }}
        />
      )}
    </Page>
  );
}
