import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { saveFile } from '../page/save-file.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { AgreementStateTag, FreshnessTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { FieldSharingDialog } from './field-sharing-dialog.tsx';
import { FieldsTable } from './fields-table.tsx';
import { HistoryTable } from './history-table.tsx';
import { VersionsTable } from './versions-table.tsx';

type Dataset = components['schemas']['CatalogueDataset'];

/** One dataset: its fields and who gets them, its basis and promise, its versions and what happened to them. */
export function DatasetPage({ dataset }: { dataset: string }) {
  const known = server.useQuery('get', '/v1/catalogue/{dataset}', { params: { path: { dataset } } });
  return <Answer of={known}>{(found) => <Known of={found} />}</Answer>;
}

function Known({ of }: { of: Dataset }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const [tab, setTab] = useState<'fields' | 'versions'>('fields');
  const [asked, setAsked] = useState<string>();
  return (
    <Page
      title={say(of.document.title)}
      back={{ href: '/catalogue', label: words.title }}
      action={<Actions of={of} />}
    >
      <Terms of={of} />
      <Tabs
        label={say(of.document.title)}
        tabs={[
          { key: 'fields', label: words.fields },
          { key: 'versions', label: words.versions },
        ]}
        current={tab}
        onChange={setTab}
      >
        {tab === 'fields' ? (
          <FieldsTable columns={of.document.columns} onAsk={setAsked} />
        ) : (
          <>
            <h2>{words.versions}</h2>
            <VersionsTable versions={of.versions} />
            <h2>{words.history}</h2>
            <HistoryTable events={of.history} />
          </>
        )}
      </Tabs>
      {asked !== undefined && (
        <FieldSharingDialog
          dataset={of.dataset}
          column={asked}
          version={of.document.version}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </Page>
  );
}

function Actions({ of }: { of: Dataset }) {
  const words = useCatalogueWords();
  const template = () => {
    const header = of.document.columns.map((column) => column.header).join(',');
    saveFile(new Blob([`\uFEFF${header}\r\n`], { type: 'text/csv' }), `${of.dataset}.csv`);
  };
  return (
    <div className="k-row">
      <Button onClick={template}>
        <Icon name="down" />
        {words.template}
      </Button>
      {of.mayPropose && (
        <Link href={`/catalogue/${of.dataset}/new-version`} asChild>
          <LinkButton kind="primary">{words.propose}</LinkButton>
        </Link>
      )}
    </div>
  );
}

function Terms({ of: { document, state, freshness } }: { of: Dataset }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const headerOf = (name: string) => document.columns.find((column) => column.name === name)?.header ?? name;
  const { agreement } = document;
  return (
    <SummaryList
      rows={[
        { label: words.agency, value: say(document.agency.name) },
        {
          label: words.state,
          value: (
            <>
              {words.versionNumber(document.version)} <AgreementStateTag of={state} />
            </>
          ),
        },
        ...(agreement
          ? [
              {
                label: words.legalBasis,
                value: `${words.bases[agreement.legalBasis.kind]}：${say(agreement.legalBasis.title)} ${agreement.legalBasis.article ?? ''}`,
              },
              {
                label: words.purpose,
                value: agreement.purposes.map((purpose) => words.recipients[purpose]).join(words.comma),
              },
              {
                label: words.refresh,
                value: `${words.refreshes[agreement.refresh]} · ${words.promise(agreement.freshnessDays)}`,
              },
              { label: words.retention, value: words.months(agreement.retentionMonths) },
              { label: words.contact, value: `${say(agreement.contact.office)} ${agreement.contact.phone}` },
            ]
          : []),
        ...(freshness
          ? [
              {
                label: words.lastDelivery,
                value: (
                  <>
                    {freshness.lastDeliveryAt === undefined
                      ? words.never
                      : instantText(freshness.lastDeliveryAt)}{' '}
                    · {words.due} {instantText(freshness.dueAt)} <FreshnessTag of={freshness} />
                  </>
                ),
              },
            ]
          : []),
        { label: words.key, value: document.naturalKey.map(headerOf).join(words.comma) },
        { label: words.tolerance, value: percent(document.toleranceBp) },
      ]}
    />
  );
}
