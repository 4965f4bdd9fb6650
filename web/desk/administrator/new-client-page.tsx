import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import type { FieldError } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api } from '../../shared/api/client.ts';
import { Code } from '../page/code.tsx';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useForm } from '../page/use-form.ts';
import { useAdministratorWords } from './administrator-words.ts';
import { OrganisationField } from './organisation-field.tsx';
import { publicKeyOf } from './public-key.ts';

type Schemas = components['schemas'];

/** A machine client of a bank or an agency by its public key. */
export function NewClientPage() {
  const words = useAdministratorWords();
  const [created, setCreated] = useState<Schemas['MachineClient']>();
  if (!created)
    return (
      <Page key="form" title={words.newClient} intro={words.newClientIntro}>
        <ClientForm onCreated={setCreated} />
      </Page>
    );
  return (
    <Page key="done" title={words.clientCreated}>
      <Notice tone="ok" live="polite" title={created.name}>
        <p>{words.clientCreatedText}</p>
        <p>
          <Code>{created.id}</Code>
        </p>
      </Notice>
      <Button
        onClick={() => {
          setCreated(undefined);
        }}
      >
        {words.another}
      </Button>
    </Page>
  );
}

function ClientForm({ onCreated }: { onCreated: (client: Schemas['MachineClient']) => void }) {
  const words = useAdministratorWords();
  const { form, field } = useForm({
    initial: { organisationId: '', name: '', key: '' },
    check: (draft): FieldError[] => [
      ...(draft.organisationId === ''
        ? [{ field: 'organisationId', message: words.organisationNeeded }]
        : []),
      ...(draft.name.trim().length < 2 ? [{ field: 'name', message: words.clientNameNeeded }] : []),
      ...(publicKeyOf(draft.key) === undefined ? [{ field: 'key', message: words.jwkWrong }] : []),
    ],
    body: (draft) => ({
      organisationId: draft.organisationId,
      name: draft.name.trim(),
      jwk: publicKeyOf(draft.key) ?? { kty: 'EC' as const, crv: 'P-256' as const, x: '', y: '', kid: '' },
    }),
    send: (body: Schemas['NewMachineClient']) => api.POST('/v1/machine-clients', { body }),
    done: onCreated,
    fields: { '/jwk': { field: 'key', message: words.jwkWrong } },
  });
  return (
    <Form {...form} verb={words.createClient}>
      <OrganisationField {...field('organisationId')} kinds={['bank', 'agency']} />
      <TextField {...field('name')} label={words.clientName} maxLength={100} />
      <TextField {...field('key')} label={words.jwk} hint={words.jwkHint} lines={8} maxLength={4000} />
    </Form>
  );
}
