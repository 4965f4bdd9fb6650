import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { useBankWords, type BankWords } from './bank-words.ts';
import { ConsentStateTag, type Consent } from './consent-state-tag.tsx';
import { EndConsentDialog } from './end-consent-dialog.tsx';

const ENDABLE: readonly Consent['state'][] = [
  'AWAITING_AUTHORISATION',
  'AWAITING_CONFIRMATION',
  'ACTIVE',
  'PAUSED',
];

/** One consent: its terms, its state, what happened to it, and what the bank may do now. */
export function ConsentPage({ id }: { id: string }) {
  const words = useBankWords();
  const consent = server.useQuery('get', '/v1/consents/{id}', { params: { path: { id } } });
  const title = consent.data ? words.consentOf(consent.data.subjectName) : words.consents;
  const inquire = consent.data?.state === 'ACTIVE' && (
    <Link href={`/inquiry?consent=${id}`} asChild>
      <LinkButton kind="primary">{words.inquire}</LinkButton>
    </Link>
  );
  return (
    <Page title={title} back={{ href: '/consents', label: words.consents }} action={inquire}>
      <Answer of={consent}>
        {(known) => (
          <>
            <Terms consent={known} />
            {ENDABLE.includes(known.state) && <End consent={known} />}
            <History id={id} />
          </>
        )}
      </Answer>
    </Page>
  );
}

function Terms({ consent }: { consent: Consent }) {
  const words = useBankWords();
  return (
    <SummaryList
      rows={[
        { label: words.state, value: <ConsentStateTag state={consent.state} /> },
        ...moments(words, consent),
        { label: words.reference, value: consent.reference ?? '–' },
        { label: words.purpose, value: words.purposes[consent.purpose] },
        { label: words.kind, value: words[consent.kind] },
        { label: words.dataTypes, value: consent.dataTypes.map((type) => words.dataNames[type]).join('、') },
        { label: words.fetchType, value: words.fetchTypes[consent.fetchType] },
        { label: words.mode, value: words.modes[consent.consentMode] },
        { label: words.lookback, value: words.months(consent.lookbackMonths) },
        { label: words.until, value: dateText(consent.consentExpiry) },
        { label: words.used, value: consent.use.count },
      ]}
    />
  );
}

function moments(words: BankWords, consent: Consent) {
  const open = consent.state === 'AWAITING_AUTHORISATION' || consent.state === 'AWAITING_CONFIRMATION';
  const known = [
    { label: words.requestedAt, at: consent.requestedAt },
    { label: words.authoriseBy, at: open ? consent.authoriseBy : undefined },
    { label: words.authorisedAt, at: consent.authorisedAt },
    { label: words.coolingOff, at: consent.coolingOffUntil },
    { label: words.lastUse, at: consent.use.lastUseAt },
    { label: words.endedAt, at: consent.endedAt },
  ];
  const rows = known.flatMap(({ label, at }) =>
    at === undefined ? [] : [{ label, value: instantText(at) }],
  );
  const why = consent.stateReason;
  return why === undefined ? rows : [...rows, { label: words.why, value: words.reasons[why] }];
}

function End({ consent }: { consent: Consent }) {
  const words = useBankWords();
  const [asked, setAsked] = useState(false);
  const verb = consent.state === 'ACTIVE' || consent.state === 'PAUSED' ? words.giveBack : words.withdraw;
  return (
    <p>
      <Button
        kind="danger"
        onClick={() => {
          setAsked(true);
        }}
      >
        {verb}
      </Button>
      {asked && (
        <EndConsentDialog
          id={consent.id}
          verb={verb}
          onClose={() => {
            setAsked(false);
          }}
        />
      )}
    </p>
  );
}

function History({ id }: { id: string }) {
  const words = useBankWords();
  const events = server.useQuery('get', '/v1/consents/{id}/events', {
    params: { path: { id }, query: { limit: 200 } },
  });
  return (
    <section className="page-section">
      <h2>{words.history}</h2>
      <Answer of={events}>
        {({ items }) => (
          <DataTable
            caption={words.history}
            rows={items}
            rowKey={(event) => `${event.at}-${event.event}`}
            columns={[
              { key: 'at', header: words.when, cell: (event) => instantText(event.at) },
              { key: 'what', header: words.what, names: true, cell: (event) => words.events[event.event] },
              {
                key: 'who',
                header: words.who,
                cell: (event) =>
                  [words.roles[event.by.role], event.by.organisationName].filter(Boolean).join(' · '),
              },
              { key: 'state', header: words.state, cell: (event) => words.states[event.state] },
            ]}
          />
        )}
      </Answer>
    </section>
  );
}
