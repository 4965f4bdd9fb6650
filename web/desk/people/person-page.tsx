import { useState } from 'react';
import { Select } from '../../kit/select.tsx';
import { api } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { GoldenRecord } from './golden-record.tsx';
import { usePeopleWords } from './people-words.ts';

const BACK = '/county/look-up';

/** A person's golden record, opened for a stated reason. */
export function PersonPage({ id }: { id: string }) {
  const words = usePeopleWords();
  const [lookup, setLookup] = useState<Schema<'PersonLookup'>>();
  const back = { href: BACK, label: words.openPerson };
  if (lookup)
    return (
      <Page key="file" title={`${words.golden} · ${lookup.person.name}`} back={back}>
        <GoldenRecord of={lookup} />
      </Page>
    );
  return (
    <Page key="ask" title={words.golden} intro={words.goldenIntro} back={back}>
      <ReasonForm id={id} onFound={setLookup} />
    </Page>
  );
}

function ReasonForm({ id, onFound }: { id: string; onFound: (lookup: Schema<'PersonLookup'>) => void }) {
  const words = usePeopleWords();
  const [reason, setReason] = useState<Schema<'LookupReason'> | ''>('');
  const form = useSubmit({
    check: () => (reason === '' ? [{ field: 'reason', message: words.reasonNeeded }] : []),
    body: () => ({ personId: id, reason: reason as Schema<'LookupReason'> }),
    send: (body: Schema<'NewPersonLookup'>) => api.POST('/v1/person-lookups', { body }),
    done: onFound,
    own: { 'not-found': words.unknownPerson },
  });
  return (
    <Form errors={form.errors} busy={form.busy} verb={words.openPerson} onSubmit={form.submit}>
      <Select
        name="reason"
        label={words.reason}
        options={optionsOf(words.reasons)}
        value={reason}
        onChange={setReason}
        error={form.messageOf('reason')}
      />
    </Form>
  );
}
