import { Dialog } from '../../kit/dialog.tsx';
import type { FieldError } from '../../kit/error-summary.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api } from '../../shared/api/client.ts';
import { Form } from '../page/form.tsx';
import { optionsOf } from '../page/options-of.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useValues } from '../page/use-values.ts';
import { useAdministratorWords, type AdministratorWords } from './administrator-words.ts';
import type { Organisation } from './organisation-field.tsx';

type NewOrganisation = components['schemas']['NewOrganisation'];

interface Draft {
  name: string;
  kind: Organisation['kind'] | '';
  divisionCode: string;
  uscc: string;
}

/** Name, kind and area of a new organisation. */
export function NewOrganisationDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const words = useAdministratorWords();
  const [draft, change] = useValues<Draft>({ name: '', kind: '', divisionCode: '', uscc: '' });
  const { busy, errors, messageOf, submit } = useSubmit<NewOrganisation, Organisation>({
    check: () => faultsOf(draft, words),
    body: () => ({
      name: draft.name.trim(),
      kind: draft.kind as Organisation['kind'],
      ...(draft.divisionCode === '' ? {} : { divisionCode: draft.divisionCode }),
      ...(draft.uscc === '' ? {} : { uscc: draft.uscc }),
    }),
    send: (body) => api.POST('/v1/organisations', { body }),
    done: onDone,
    own: { 'organisation-exists': words.taken },
    fields: {
      '/name': { field: 'name', message: words.nameNeeded },
      '/divisionCode': { field: 'divisionCode', message: words.divisionWrong },
      '/uscc': { field: 'uscc', message: words.usccWrong },
    },
  });
  const text = (name: 'name' | 'divisionCode' | 'uscc') => ({
    name,
    label: words[name],
    value: draft[name],
    error: messageOf(name),
    onChange: (value: string) => {
      change({ [name]: value });
    },
  });
  return (
    <Dialog title={words.newOrganisation} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.register} onSubmit={submit}>
        <TextField {...text('name')} maxLength={100} />
        <Select
          name="kind"
          label={words.kind}
          options={optionsOf(words.kinds)}
          value={draft.kind}
          onChange={(kind) => {
            change({ kind });
          }}
          error={messageOf('kind')}
        />
        <TextField
          {...text('divisionCode')}
          hint={words.divisionCodeHint}
          optional
          inputMode="numeric"
          maxLength={12}
        />
        <TextField {...text('uscc')} hint={words.usccHint} optional maxLength={18} />
      </Form>
    </Dialog>
  );
}

function faultsOf(draft: Draft, words: AdministratorWords): FieldError[] {
  const rules: [boolean, string, string][] = [
    [draft.name.trim().length >= 2, 'name', words.nameNeeded],
    [draft.kind !== '', 'kind', words.kindNeeded],
    [/^(|\d{6}(\d{3}(\d{3})?)?)$/.test(draft.divisionCode), 'divisionCode', words.divisionWrong],
    [/^(|[0-9A-Z]{18})$/.test(draft.uscc), 'uscc', words.usccWrong],
  ];
  return rules.filter(([right]) => !right).map(([, field, message]) => ({ field, message }));
}
