import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import type { Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { Select } from '../../kit/select.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { queryClient, server } from '../../shared/api/client.ts';
import { Code } from '../page/code.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { PagedTable } from '../page/paged-table.tsx';
import { useCursorPages } from '../page/use-cursor-pages.ts';
import { useAdministratorWords } from './administrator-words.ts';
import { NewOrganisationDialog } from './new-organisation-dialog.tsx';
import type { Organisation } from './organisation-field.tsx';

/** Every organisation on the platform. */
export function OrganisationsPage() {
  const words = useAdministratorWords();
  const pages = useCursorPages();
  const [kind, setKind] = useState<Organisation['kind'] | ''>('');
  const [adding, setAdding] = useState(false);
  const organisations = server.useQuery(
    'get',
    '/v1/organisations',
    { params: { query: { ...pages.query, ...(kind === '' ? {} : { kind }) } } },
    { placeholderData: keepPreviousData },
  );
  const add = (
    <Button
      kind="primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {words.newOrganisation}
    </Button>
  );
  return (
    <Page title={words.organisations} intro={words.organisationsIntro} action={add}>
      <Select
        name="kind-filter"
        label={words.kind}
        empty={words.everyKind}
        options={optionsOf(words.kinds)}
        value={kind}
        onChange={(chosen) => {
          setKind(chosen);
          pages.restart();
        }}
      />
      <PagedTable
        of={organisations}
        pages={pages}
        caption={words.organisations}
        rowKey={(one) => one.id}
        columns={useColumns()}
        empty={<EmptyState title={words.noOrganisations}>{words.noOrganisationsText}</EmptyState>}
      />
      {adding && (
        <NewOrganisationDialog
          onClose={() => {
            setAdding(false);
          }}
          onDone={() => {
            setAdding(false);
            void queryClient.invalidateQueries();
          }}
        />
      )}
    </Page>
  );
}

function useColumns(): Column<Organisation>[] {
  const words = useAdministratorWords();
  return [
    { key: 'name', header: words.name, names: true, cell: (one) => one.name },
    { key: 'kind', header: words.kind, cell: (one) => words.kinds[one.kind] },
    { key: 'area', header: words.divisionCode, cell: (one) => one.divisionCode ?? '–' },
    {
      key: 'state',
      header: words.state,
      cell: (one) => (
        <StatusTag tone={one.state === 'active' ? 'ok' : 'warning'}>{words.states[one.state]}</StatusTag>
      ),
    },
    { key: 'id', header: words.id, cell: (one) => <Code>{one.id}</Code> },
  ];
}
