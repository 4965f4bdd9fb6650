import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { PersonLinksSection } from '../registry-links/person-links.tsx';
import { HistorySection } from './history-section.tsx';
import { RecordSource, traitsLine } from './record-card.tsx';
import { HouseholdOf } from './side-context.tsx';
import { UnlinkForm } from './unlink-form.tsx';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];
type LinkRecord = Schemas['LinkRecord'];

/** One person's records, and taking out those that are not of this person. */
export function PersonPage() {
  const words = useReviewWords();
  const { personId } = useParams<{ personId: string }>();
  const person = server.useQuery(
    'get',
    '/v1/linked-persons/{personId}',
    { params: { path: { personId } } },
    { staleTime: 0 },
  );
  const title = person.data ? words.personTitle(person.data.name) : words.persons;
  return (
    <Page
      key={personId}
      title={title}
      intro={words.personIntro}
      back={{ href: '/review/persons', label: words.persons }}
    >
      <Answer of={person}>{(found) => <Records key={found.personId} person={found} />}</Answer>
    </Page>
  );
}

function Records({ person }: { person: Schemas['LinkedPerson'] }) {
  const words = useReviewWords();
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [outlook, setOutlook] = useState<Schemas['UnlinkPreview']>();
  const [done, setDone] = useState<Schemas['LinkOutcome']>();
  const groups = groupsOf(person.records);
  const recordIds = groups.filter(({ nodeId }) => out.has(nodeId)).map(({ newest }) => newest.recordId);
  const choose = (nodeId: string) => {
    const next = new Set(out);
    if (!next.delete(nodeId)) next.add(nodeId);
    setOut(next);
    setOutlook(undefined);
  };
  return (
    <>
      {done && (
        <Notice tone="ok" live="polite">
          {words.outcomes[done.state]}
        </Notice>
      )}
      <About person={person} />
      <ul className="k-stack">
        {groups.map((group) => (
          <GroupCard
            key={group.nodeId}
            group={group}
            out={out.has(group.nodeId)}
            onChoose={person.proposal || groups.length === 1 ? undefined : choose}
          />
        ))}
      </ul>
      {!person.proposal && groups.length > 1 && (
        <OutlookButton
          personId={person.personId}
          recordIds={recordIds}
          allOut={recordIds.length === groups.length}
          onOutlook={setOutlook}
        />
      )}
      {outlook && (
        <UnlinkForm
          personId={person.personId}
          recordIds={recordIds}
          outlook={outlook}
          onDone={(outcome) => {
            setOutlook(undefined);
            setOut(new Set());
            setDone(outcome);
            void queryClient.invalidateQueries();
          }}
        />
      )}
      <PersonLinksSection personId={person.personId} />
      <HistorySection history={[]} decisions={person.decisions} />
    </>
  );
}

function About({ person }: { person: Schemas['LinkedPerson'] }) {
  const words = useReviewWords();
  return (
    <>
      {person.proposal && (
        <Notice>
          {words.proposalOpen} <Link href="/review/proposals">{words.proposals}</Link>
        </Notice>
      )}
      <p>{[person.maskedIdNumber, person.birthDate].flatMap((text) => text ?? []).join(' · ')}</p>
      <h2>{words.household}</h2>
      <HouseholdOf household={person.household} />
    </>
  );
}

interface Group {
  nodeId: string;
  newest: LinkRecord;
  records: LinkRecord[];
}

/** Records that say the same stay together. */
function groupsOf(records: readonly LinkRecord[]): Group[] {
  const groups = new Map<string, Group>();
  for (const record of records) {
    const before = groups.get(record.nodeId);
    groups.set(record.nodeId, {
      nodeId: record.nodeId,
      newest: record,
      records: [...(before?.records ?? []), record],
    });
  }
  return [...groups.values()];
}

function GroupCard({
  group,
  out,
  onChoose,
}: {
  group: Group;
  out: boolean;
  onChoose: ((nodeId: string) => void) | undefined;
}) {
  const words = useReviewWords();
  const id = `out-${group.nodeId}`;
  return (
    <li className="k-card">
      <p>
        <strong>{traitsLine(group.newest)}</strong>
      </p>
      <p>
        <RecordSource record={group.newest} />
      </p>
      {group.records.length > 1 && (
        <details>
          <summary>{words.group(group.records.length)}</summary>
          <ul>
            {group.records.map((record) => (
              <li key={record.recordId}>
                <RecordSource record={record} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {onChoose && (
        <div className="k-choice">
          <input
            type="checkbox"
            id={id}
            checked={out}
            onChange={() => {
              onChoose(group.nodeId);
            }}
          />
          <label htmlFor={id}>
            {words.chooseOut}
            <span className="k-unseen"> {traitsLine(group.newest)}</span>
          </label>
        </div>
      )}
    </li>
  );
}

function OutlookButton(props: {
  personId: string;
  recordIds: readonly string[];
  allOut: boolean;
  onOutlook: (outlook: Schemas['UnlinkPreview']) => void;
}) {
  const words = useReviewWords();
  const { busy, errors, submit } = useSubmit<Schemas['UnlinkAsk'], Schemas['UnlinkPreview']>({
    check: () => [
      ...(props.recordIds.length === 0 ? [{ field: '', message: words.chooseSome }] : []),
      ...(props.allOut ? [{ field: '', message: words.nothingStays }] : []),
    ],
    body: () => ({ recordIds: [...props.recordIds] }),
    send: (body) =>
      api.POST('/v1/linked-persons/{personId}/unlink-preview', {
        params: { path: { personId: props.personId } },
        body,
      }),
    own: { 'nothing-stays': words.nothingStays, 'record-elsewhere': words.recordsChanged },
    done: props.onOutlook,
  });
  return (
    <div className="page-section">
      <ErrorSummary errors={errors} />
      <Button busy={busy} onClick={() => void submit()}>
        {words.outlook}
      </Button>
    </div>
  );
}
