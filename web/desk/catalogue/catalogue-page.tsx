import { useState } from 'react';
import { Link } from 'wouter';
import { DataTable } from '../../kit/data-table.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { api, server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { DownloadButton } from '../page/download-button.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { CatalogueFilterBar, queryOf, type CatalogueQuestion } from './catalogue-filter-bar.tsx';
import { ClassTag, FreshnessTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';

type Entry = components['schemas']['CatalogueEntry'];

/** Every dataset that agencies share: searched by words, filtered by agency, class, purpose and freshness. */
export function CataloguePage() {
  const words = useCatalogueWords();
  const [question, setQuestion] = useState<CatalogueQuestion>();
  const catalogue = server.useQuery('get', '/v1/catalogue', { params: { query: queryOf(question) } });
  return (
    <Page
      title={words.title}
      intro={words.intro}
      action={
        <DownloadButton
          label={words.download}
          fileName="catalogue.csv"
          load={() => api.GET('/v1/catalogue-file', { parseAs: 'blob' })}
        />
      }
    >
      <CatalogueFilterBar onApply={setQuestion} />
      <Answer of={catalogue}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={words.noneFound}>{words.noneFoundText}</EmptyState>
          ) : (
            <Entries items={items} />
          )
        }
      </Answer>
      <p>
        <a href="/v1/open-catalogue">{words.openData}</a>
      </p>
    </Page>
  );
}

function Entries({ items }: { items: readonly Entry[] }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  return (
    <DataTable
      caption={words.title}
      rows={items}
      rowKey={(entry) => entry.dataset}
      columns={[
        {
          key: 'dataset',
          header: words.dataset,
          names: true,
          cell: (entry) => (
            <>
              <Link href={`/catalogue/${entry.dataset}`}>{say(entry.title)}</Link>
              {entry.matches.length > 0 && (
                <div className="catalogue-matches">
                  {words.foundFields(entry.matches.map((title) => say(title)).join(words.comma))}
                </div>
              )}
            </>
          ),
        },
        { key: 'agency', header: words.agency, cell: (entry) => say(entry.agency.name) },
        { key: 'version', header: words.version, align: 'end', cell: (entry) => entry.version ?? '–' },
        { key: 'fields', header: words.fields, align: 'end', cell: (entry) => entry.fields },
        { key: 'class', header: words.class, cell: (entry) => <Classes of={entry.classes} /> },
        { key: 'freshness', header: words.freshness, cell: (entry) => <FreshnessTag of={entry.freshness} /> },
        { key: 'state', header: words.state, cell: (entry) => <Standing of={entry} /> },
      ]}
    />
  );
}

function Classes({ of }: { of: Entry['classes'] }) {
  return (
    <span className="catalogue-tags">
      {of.map((one) => (
        <ClassTag key={one} of={one} />
      ))}
    </span>
  );
}

function Standing({ of }: { of: Entry }) {
  const words = useCatalogueWords();
  const waiting = of.waiting;
  return (
    <>
      {words.states[of.state]}
      {waiting && (
        <div>
          <StatusTag tone="info">
            <Link href={`/agreements/${waiting.id}`}>{words.waiting}</Link>
          </StatusTag>
        </div>
      )}
    </>
  );
}
