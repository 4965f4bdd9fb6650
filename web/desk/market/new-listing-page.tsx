import { useLocation } from 'wouter';
import { DateField } from '../../kit/date-field.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useValues } from '../page/use-values.ts';
import { GoodsFields } from './goods-fields.tsx';
import { emptyListing, listingFaults, listingFields, listingOf, type NewListing } from './listing-draft.ts';
import type { Listing } from './market-tags.tsx';
import { useMarketWords } from './market-words.ts';
import { PriceQuestionDialog } from './price-question-dialog.tsx';
import { usePricedSubmit } from './use-priced-submit.ts';

/** What a cooperative offers: how much, from when to when, at which price. */
export function NewListingPage() {
  const words = useMarketWords();
  const [, go] = useLocation();
  const [draft, change] = useValues(emptyListing);
  const form = usePricedSubmit<NewListing, Listing>({
    check: () => listingFaults(draft, words),
    body: (confirmed) => listingOf(draft, confirmed),
    send: (body, key) => api.POST('/v1/listings', { body, params: { header: { 'Idempotency-Key': key } } }),
    done: () => {
      go('/listings');
    },
    fields: listingFields(words),
  });
  const text = (name: 'readyFrom' | 'readyUntil' | 'note') => ({
    name,
    label: words[name],
    value: draft[name],
    error: form.messageOf(name),
    onChange: (value: string) => {
      change({ [name]: value });
    },
  });
  return (
    <Page
      title={words.newListing}
      intro={words.newListingIntro}
      back={{ href: '/listings', label: words.listings }}
    >
      <Form errors={form.errors} busy={form.busy} verb={words.offer} onSubmit={form.submit}>
        <GoodsFields
          draft={draft}
          change={change}
          messageOf={form.messageOf}
          grade={words.level}
          price={{ label: words.askPrice, hint: words.askHint }}
        />
        <DateField {...text('readyFrom')} />
        <DateField {...text('readyUntil')} />
        <TextField optional lines={2} maxLength={200} {...text('note')} />
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
