import { Link } from 'wouter';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { AgreementStateTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';

/** Versions that wait for a decision of either side. */
export function AgreementsPage() {
  const words = useCatalogueWords();
  const say = useBilingual();
  const waiting = server.useQuery('get', '/v1/agreements');
  return (
    <Page title={words.agreementsTitle} intro={words.agreementsIntro}>
      <Answer of={waiting}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.noneWaiting}>{words.noneWaitingText}</EmptyState>
          ) : (
            <DataTable
              caption={words.agreementsTitle}
              rows={items}
              rowKey={(one) => one.id}
              columns={[
                {
                  key: 'dataset',
                  header: words.dataset,
                  names: true,
                  cell: (one) => (
                    <Link href={`/agreements/${one.id}`}>
                      {words.agreementTitle(say(one.title), one.version)}
                    </Link>
                  ),
                },
                { key: 'agency', header: words.agency, cell: (one) => say(one.agency.name) },
                { key: 'state', header: words.state, cell: (one) => <AgreementStateTag of={one.state} /> },
                { key: 'at', header: words.at, cell: (one) => instantText(one.createdAt) },
              ]}
            />
          )
        }
      </Answer>
    </Page>
  );
}
