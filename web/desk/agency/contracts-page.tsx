import { Link } from 'wouter';
import { DataTable } from '../../kit/data-table.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useAgencyWords } from './agency-words.ts';

/** Every dataset of the county and its contract; the own ones first. */
export function ContractsPage() {
  const words = useAgencyWords();
  const say = useBilingual();
  const contracts = server.useQuery('get', '/v1/data-contracts');
  return (
    <Page title={words.contractsTitle} intro={words.contractsIntro}>
      <Answer of={contracts}>
        {({ items }) => (
          <DataTable
            caption={words.contractsTitle}
            rows={[...items].sort((left, right) => Number(right.mayDeliver) - Number(left.mayDeliver))}
            rowKey={(contract) => contract.dataset}
            columns={[
              {
                key: 'dataset',
                header: words.dataset,
                names: true,
                cell: (contract) => (
                  <Link href={`/contracts/${contract.dataset}`}>{say(contract.title)}</Link>
                ),
              },
              { key: 'agency', header: words.agency, cell: (contract) => say(contract.agency.name) },
              {
                key: 'mine',
                header: words.mine,
                cell: (contract) => contract.mayDeliver && <StatusTag tone="ok">{words.yes}</StatusTag>,
              },
              { key: 'version', header: words.version, align: 'end', cell: (contract) => contract.version },
              {
                key: 'columns',
                header: words.columns,
                align: 'end',
                cell: (contract) => contract.columns.length,
              },
              {
                key: 'tolerance',
                header: words.tolerance,
                align: 'end',
                cell: (contract) => percent(contract.toleranceBp),
              },
            ]}
          />
        )}
      </Answer>
    </Page>
  );
}
