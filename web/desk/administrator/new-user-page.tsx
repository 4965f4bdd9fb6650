import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Checks } from '../../kit/checks.tsx';
import type { FieldError } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { ROLE_EMPLOYERS } from '../../../modules/identity/permissions.ts';
import type { components } from '../../../openapi/contract.gen.ts';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useForm } from '../page/use-form.ts';
import { useAdministratorWords, type AdministratorWords } from './administrator-words.ts';
import { OrganisationField, useOrganisations } from './organisation-field.tsx';

type Schemas = components['schemas'];
type Draft = Schemas['NewUser'];

const emptyUser: Draft = { organisationId: '', userName: '', name: '', password: '', roles: [] };

/** An account for a member of an organisation. */
export function NewUserPage() {
  const words = useAdministratorWords();
  const [created, setCreated] = useState<Schemas['User']>();
  if (!created)
    return (
      <Page key="form" title={words.newUser} intro={words.newUserIntro}>
        <UserForm onCreated={setCreated} />
      </Page>
    );
  return (
    <Page key="done" title={words.userCreated}>
      <Notice tone="ok" live="polite">
        <p>{words.userCreatedText(created.userName, created.name)}</p>
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

function UserForm({ onCreated }: { onCreated: (user: Schemas['User']) => void }) {
  const words = useAdministratorWords();
  const { form, values, change, field } = useForm({
    initial: emptyUser,
    check: (draft) => faultsOf(draft, words),
    body: (draft) => draft,
    send: (body: Draft) => api.POST('/v1/users', { body }),
    done: onCreated,
    fields: {
      '/userName': { field: 'userName', message: words.userNameWrong },
      '/password': { field: 'password', message: words.passwordShort },
      '/roles': { field: 'roles', message: words.rolesWrong },
    },
    own: { 'user-exists': words.taken },
  });
  return (
    <Form {...form} verb={words.createUser}>
      <OrganisationField
        {...field('organisationId')}
        onChange={(organisationId) => {
          change({ organisationId, roles: [] });
        }}
      />
      <Checks
        {...field('roles')}
        label={words.roles}
        hint={words.rolesHint}
        options={usePossibleRoles(values.organisationId)}
      />
      <TextField {...field('name')} label={words.personName} autoComplete="off" maxLength={100} />
      <TextField
        {...field('userName')}
        label={words.userName}
        hint={words.userNameHint}
        autoComplete="off"
        autoCapitalize="none"
        maxLength={64}
      />
      <TextField
        {...field('password')}
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autoComplete="new-password"
        maxLength={256}
      />
    </Form>
  );
}

/** The roles that an organisation may employ. */
function usePossibleRoles(organisationId: string) {
  const words = useAdministratorWords();
  const kind = useOrganisations().find((one) => one.id === organisationId)?.kind;
  return optionsOf(words.roleNames).filter(
    (role) => kind !== undefined && ROLE_EMPLOYERS[role.value].includes(kind),
  );
}

function faultsOf(draft: Draft, words: AdministratorWords): FieldError[] {
  const rules: [boolean, string, string][] = [
    [draft.organisationId !== '', 'organisationId', words.organisationNeeded],
    [draft.roles.length > 0, 'roles', words.rolesNeeded],
    [draft.name.trim() !== '', 'name', words.personNameNeeded],
    [/^[a-z][a-z0-9.-]{2,63}$/.test(draft.userName), 'userName', words.userNameWrong],
    [draft.password.length >= 12, 'password', words.passwordShort],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}
