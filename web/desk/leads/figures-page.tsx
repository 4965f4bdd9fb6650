import type { components } from '../../../openapi/contract.gen.ts';
import { DataTable, type Column } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { optionsOf } from '../page/options-of.ts';
import { Page } from '../page/page.tsx';
import { useLeadsWords } from './leads-words.ts';

type Row = components['schemas']['LeadFigureRow'];
type Group = Row['cells'][number]['group'];

/** Leads by village, small numbers withheld. */
export function FiguresPage() {
  const words = useLeadsWords();
  const figures = server.useQuery('get', '/v1/lead-figures', {});
  const columns: Column<Row>[] = [
    { key: 'name', header: words.village, names: true, cell: (row) => row.name || words.county },
    {
      key: 'households',
      header: words.householdsCount,
      align: 'end',
      cell: (row) => count(row.households),
    },
    ...optionsOf<Group>(words.groups).map(({ value, label }): Column<Row> => ({
      key: value,
      header: label,
      align: 'end',
      cell: (row) => {
        const cell = row.cells.find(({ group }) => group === value);
        return cell?.withheld === true ? words.withheld : count(cell?.leads ?? 0);
      },
    })),
  ];
  return (
    <Page title={words.figures} intro={words.figuresIntro}>
      <Answer of={figures}>
        {({ county, villages }) =>
          villages.length === 0 ? (
            <EmptyState title={words.noFigures} />
          ) : (
            <DataTable
              caption={words.figures}
              columns={columns}
              rows={[county, ...villages]}
              rowKey={(row) => row.code}
            />
          )
        }
      </Answer>
    </Page>
  );
}
