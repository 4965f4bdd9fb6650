import { useLocation } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import { TextField } from '../../kit/text-field.tsx';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];

/** Finds the person whose records are to be looked at. */
export function FindPersonPage() {
  const words = useReviewWords();
  const [, go] = useLocation();
  const [draft, change] = useValues({ name: '', idNumber: '' });
  const { busy, errors, messageOf, submit } = useSubmit<
    Schemas['LinkedPersonSearch'],
    Schemas['LinkedPersonFound']
  >({
    check: () => [
      ...(draft.name.trim() === '' ? [{ field: 'name', message: words.nameNeeded }] : []),
      ...(draft.idNumber.trim().length < 15 ? [{ field: 'idNumber', message: words.idNumberNeeded }] : []),
    ],
    body: () => ({ name: draft.name.trim(), idNumber: draft.idNumber.trim() }),
    send: (body) => api.POST('/v1/linked-persons/search', { body }),
    fields: {
      '/name': { field: 'name', message: words.nameNeeded },
      '/idNumber': { field: 'idNumber', message: words.idNumberNeeded },
    },
    own: { 'not-found': words.notFound },
    done: ({ personId }) => {
      go(`/review/persons/${personId}`);
    },
  });
  return (
    <Page title={words.persons} intro={words.personsIntro}>
      <Form errors={errors} busy={busy} verb={words.find} onSubmit={submit}>
        <TextField
          name="name"
          label={words.name}
          maxLength={100}
          autoComplete="off"
          value={draft.name}
          onChange={(name) => {
            change({ name });
          }}
          error={messageOf('name')}
        />
        <TextField
          name="idNumber"
          label={words.idNumber}
          hint={words.idNumberHint}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={draft.idNumber}
          onChange={(idNumber) => {
            change({ idNumber });
          }}
          error={messageOf('idNumber')}
        />
      </Form>
    </Page>
  );
}
