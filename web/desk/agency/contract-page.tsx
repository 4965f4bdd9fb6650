import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { Icon } from '../../kit/icon.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { AbsentPage } from '../page/absent-page.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { saveFile } from '../page/save-file.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useAgencyWords } from './agency-words.ts';
import type { DataContract } from './upload-form.ts';

/** One data contract: its columns, and a template with the right header. */
export function ContractPage({ dataset }: { dataset: string }) {
  const contracts = server.useQuery('get', '/v1/data-contracts');
  return (
    <Answer of={contracts}>
      {({ items }) => {
        const contract = items.find((one) => one.dataset === dataset);
        return contract ? <Contract contract={contract} /> : <AbsentPage />;
      }}
    </Answer>
  );
}

function Contract({ contract }: { contract: DataContract }) {
  const words = useAgencyWords();
  const say = useBilingual();
  const template = () => {
    const header = contract.columns.map((column) => column.header).join(',');
    saveFile(new Blob([`\uFEFF${header}\r\n`], { type: 'text/csv' }), `${contract.dataset}.csv`);
  };
  const headerOf = (name: string) => contract.columns.find((column) => column.name === name)?.header ?? name;
  return (
    <Page
      title={say(contract.title)}
      back={{ href: '/contracts', label: words.contractsTitle }}
      action={
        <Button onClick={template}>
          <Icon name="down" />
          {words.template}
        </Button>
      }
    >
      <SummaryList
        rows={[
          { label: words.agency, value: say(contract.agency.name) },
          { label: words.version, value: contract.version },
          { label: words.key, value: contract.naturalKey.map(headerOf).join('、') },
          { label: words.tolerance, value: percent(contract.toleranceBp) },
        ]}
      />
      <DataTable
        caption={words.columns}
        rows={contract.columns}
        rowKey={(column) => column.name}
        columns={[
          { key: 'header', header: words.header, names: true, cell: (column) => column.header },
          { key: 'meaning', header: words.meaning, cell: (column) => say(column.title) },
          { key: 'type', header: words.type, cell: (column) => words.types[column.type] ?? column.type },
          {
            key: 'required',
            header: words.required,
            cell: (column) => (column.required ? words.yes : words.no),
          },
          { key: 'values', header: words.values, cell: (column) => column.values?.join('、') ?? '' },
        ]}
      />
    </Page>
  );
}
