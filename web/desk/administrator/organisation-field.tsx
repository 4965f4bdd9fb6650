import { Combobox } from '../../kit/combobox.tsx';
import type { FieldProps } from '../../kit/field.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { useAdministratorWords } from './administrator-words.ts';

export type Organisation = components['schemas']['Organisation'];

interface Props extends Omit<FieldProps, 'label' | 'hint'> {
  value: string;
  onChange: (organisationId: string) => void;
  /** Only these kinds may be chosen. */
  kinds?: readonly Organisation['kind'][];
}

/** The first 200 organisations; empty until they are loaded. */
export function useOrganisations(): readonly Organisation[] {
  return server.useQuery('get', '/v1/organisations', { params: { query: { limit: 200 } } }).data?.items ?? [];
}

/** One organisation by its name. */
export function OrganisationField({ value, onChange, kinds, ...field }: Props) {
  const words = useAdministratorWords();
  const organisations = useOrganisations().filter((one) => kinds === undefined || kinds.includes(one.kind));
  return (
    <Combobox
      {...field}
      label={words.organisation}
      options={organisations.map((one) => ({ value: one.id, label: one.name, hint: words.kinds[one.kind] }))}
      value={value}
      onChange={onChange}
    />
  );
}
