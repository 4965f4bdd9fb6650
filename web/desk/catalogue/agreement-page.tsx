import { useState } from 'react';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Code } from '../page/code.tsx';
import { Page } from '../page/page.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { AgreementActions } from './agreement-actions.tsx';
import { AgreementStateTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';
import { ChangesTable } from './changes-table.tsx';
import { FieldSharingDialog } from './field-sharing-dialog.tsx';
import { FieldsTable } from './fields-table.tsx';
import { HistoryTable } from './history-table.tsx';

type Agreement = components['schemas']['Agreement'];

/** One version: what it changes, who proposed and approved it, and what the reader may decide. */
export function AgreementPage({ agreementId }: { agreementId: string }) {
  const agreement = server.useQuery('get', '/v1/agreements/{agreementId}', {
    params: { path: { agreementId } },
  });
  return <Answer of={agreement}>{(found) => <Found of={found} />}</Answer>;
}

function Found({ of }: { of: Agreement }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const [asked, setAsked] = useState<string>();
  return (
    <Page
      title={words.agreementTitle(say(of.document.title), of.version)}
      back={{ href: `/catalogue/${of.dataset}`, label: say(of.document.title) }}
    >
      <Facts of={of} />
      {of.changes.some(({ incompatible }) => incompatible) && (
        <Notice tone="warning">{words.incompatibleNotice}</Notice>
      )}
      <AgreementActions of={of} />
      <section className="page-section">
        <h2>{words.changes}</h2>
        {of.changes.length === 0 ? <p>{words.noChanges}</p> : <ChangesTable changes={of.changes} />}
      </section>
      <section className="page-section">
        <h2>{words.fields}</h2>
        <FieldsTable columns={of.document.columns} onAsk={setAsked} />
      </section>
      <section className="page-section">
        <h2>{words.history}</h2>
        <HistoryTable events={of.history} />
      </section>
      {asked !== undefined && (
        <FieldSharingDialog
          dataset={of.dataset}
          column={asked}
          version={of.version}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </Page>
  );
}

function Facts({ of }: { of: Agreement }) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const named = (actor: Agreement['author'] | undefined) =>
    actor ? (actor.name ?? words.founding) : words.notYet;
  return (
    <SummaryList
      rows={[
        { label: words.agency, value: say(of.agency.name) },
        { label: words.state, value: <AgreementStateTag of={of.state} /> },
        { label: words.author, value: `${named(of.author)} · ${instantText(of.createdAt)}` },
        { label: words.approver(words.sides.agency), value: named(of.agencyApprover) },
        { label: words.approver(words.sides.county), value: named(of.countyApprover) },
        { label: words.grace, value: words.days(of.graceDays) },
        ...(of.acceptedUntil === undefined
          ? []
          : [{ label: words.takenUntil, value: instantText(of.acceptedUntil) }]),
        ...(of.note === undefined ? [] : [{ label: words.note, value: of.note }]),
        { label: 'SHA-256', value: <Code>{of.sha256}</Code> },
      ]}
    />
  );
}
