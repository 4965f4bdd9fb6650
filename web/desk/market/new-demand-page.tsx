import { useLocation } from 'wouter';
import { api } from '../../shared/api/client.ts';
import { useAccount } from '../../shared/session/use-session.ts';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useValues } from '../page/use-values.ts';
import { CertificatesField } from './certificates-field.tsx';
import { DeliveryFields } from './delivery-fields.tsx';
import { demandFaults, demandFields, demandOf, emptyDemand, type NewDemand } from './demand-draft.ts';
import { GoodsFields } from './goods-fields.tsx';
import type { Demand } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { PriceQuestionDialog } from './price-question-dialog.tsx';
import { usePricedSubmit } from './use-priced-submit.ts';

/** What is wanted, how much, when, where to and up to which price. */
export function NewDemandPage() {
  const words = useMarketWords();
  const [, go] = useLocation();
  const account = useAccount();
  const start = { ...emptyDemand, divisionCode: account.organisation?.divisionCode ?? '' };
  const [draft, change] = useValues(start);
  const form = usePricedSubmit<NewDemand, Demand>({
    check: () => demandFaults(draft, words),
    body: (confirmed) => demandOf(draft, confirmed),
    send: (body, key) => api.POST('/v1/demands', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: (demand) => {
      go(`/demands/${demand.id}`);
    },
    fields: demandFields(words),
  });
  const part = { draft, change, messageOf: form.messageOf };
  return (
    <Page
      title={words.newDemand}
      intro={words.newDemandIntro}
      back={{ href: '/demands', label: words.demands }}
    >
      <Form errors={form.errors} busy={form.busy} verb={words.submitDemand} onSubmit={form.submit}>
        <GoodsFields
          {...part}
          grade={words.grade}
          price={{ label: words.maxPrice, hint: words.maxPriceHint }}
        />
        <CertificatesField {...part} />
        <DeliveryFields {...part} />
      </Form>
      {form.question && (
        <PriceQuestionDialog
          question={form.question}
          onMeant={form.submitAsMeant}
          onChange={form.changePrice}
        />
      )}
    </Page>
  );
}
