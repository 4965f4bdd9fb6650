import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Form } from '../page/form.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useDatasetNames } from '../page/use-dataset-names.ts';
import { useSubmit } from '../page/use-submit.ts';
import { useAdministratorWords } from './administrator-words.ts';
import { OrganisationField, useOrganisations } from './organisation-field.tsx';

type Agency = components['schemas']['Agency'];

/** Which organisation each agency of the data contracts is. */
export function AgenciesPage() {
  const words = useAdministratorWords();
  const say = useBilingual();
  const datasetName = useDatasetNames();
  const organisations = useOrganisations();
  const [chosen, setChosen] = useState<Agency>();
  const agencies = server.useQuery('get', '/v1/agencies');
  const nameOf = (id: string | undefined) => organisations.find((one) => one.id === id)?.name ?? id;
  return (
    <Page title={words.agencies} intro={words.agenciesIntro}>
      <Answer of={agencies}>
        {({ items }) => (
          <DataTable
            caption={words.agencies}
            rows={items}
            rowKey={(agency) => agency.slug}
            columns={[
              { key: 'name', header: words.agency, names: true, cell: (agency) => say(agency.name) },
              {
                key: 'datasets',
                header: words.datasets,
                cell: (agency) => agency.datasets.map(datasetName).join('、'),
              },
              {
                key: 'bound',
                header: words.boundTo,
                cell: (agency) =>
                  nameOf(agency.organisationId) ?? <StatusTag tone="warning">{words.notBound}</StatusTag>,
              },
              {
                key: 'act',
                header: words.bind,
                cell: (agency) => (
                  <Button
                    onClick={() => {
                      setChosen(agency);
                    }}
                  >
                    {words.bind}
                    <span className="k-unseen"> {say(agency.name)}</span>
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Answer>
      {chosen && (
        <BindDialog
          agency={chosen}
          onClose={() => {
            setChosen(undefined);
          }}
        />
      )}
    </Page>
  );
}

function BindDialog({ agency, onClose }: { agency: Agency; onClose: () => void }) {
  const words = useAdministratorWords();
  const say = useBilingual();
  const [organisationId, setOrganisationId] = useState(agency.organisationId ?? '');
  const { busy, errors, messageOf, submit } = useSubmit({
    check: () =>
      organisationId === '' ? [{ field: 'organisationId', message: words.organisationNeeded }] : [],
    body: () => ({ organisationId }),
    send: (body: { organisationId: string }) =>
      api.PUT('/v1/agencies/{slug}', { body, params: { path: { slug: agency.slug } } }),
    own: { 'organisation-bound': words.boundElsewhere },
    done: () => {
      void queryClient.invalidateQueries();
      onClose();
    },
  });
  return (
    <Dialog title={words.bindTitle(say(agency.name))} onClose={onClose}>
      <Form errors={errors} busy={busy} verb={words.bind} onSubmit={submit}>
        <OrganisationField
          name="organisationId"
          value={organisationId}
          onChange={setOrganisationId}
          error={messageOf('organisationId')}
        />
      </Form>
    </Dialog>
  );
}
