import { Link, useLocation, useParams } from 'wouter';
import type { components } from '../../../openapi/contract.gen.ts';
import { Notice } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ActButton } from '../page/act-button.tsx';
import { Page } from '../page/page.tsx';
import { CaseStateTag, chanceText, gainText } from './case-tags.tsx';
import { DecideForm } from './decide-form.tsx';
import { EvidenceTable } from './evidence-table.tsx';
import { HistorySection } from './history-section.tsx';
import { RecordSource } from './record-card.tsx';
import { SideBySide } from './side-by-side.tsx';
import { SideContext } from './side-context.tsx';
import { useReviewWords } from './review-words.ts';

type LinkCase = components['schemas']['LinkCase'];

/** One case: both records, the evidence, the households, what was decided before, and the clerk's own decision. */
export function CasePage() {
  const words = useReviewWords();
  const { caseId } = useParams<{ caseId: string }>();
  const found = server.useQuery(
    'get',
    '/v1/link-cases/{caseId}',
    { params: { path: { caseId } } },
    { staleTime: 0 },
  );
  const names = found.data && words.caseTitle(found.data.summary.left.name, found.data.summary.right.name);
  return (
    <Page key={caseId} title={names ?? words.queue} back={{ href: '/review', label: words.toQueue }}>
      <Answer of={found}>{(one) => <CaseContent found={one} />}</Answer>
    </Page>
  );
}

function CaseContent({ found }: { found: LinkCase }) {
  const words = useReviewWords();
  const { summary, left, right } = found;
  return (
    <>
      <p>
        <CaseStateTag state={summary.state} /> {words.kinds[summary.kind]} · {words.probability}{' '}
        {chanceText(summary.probabilityPpm)} · {words.gain} {gainText(summary.gain)} ·{' '}
        {words.dueBy(dateText(summary.dueAt))}{' '}
        {summary.overdue && <StatusTag tone="danger">{words.overdue}</StatusTag>}
      </p>
      <Standing found={found} />
      <section className="page-section">
        <h2>{words.compared}</h2>
        <SideBySide
          left={left.record}
          right={right.record}
          heads={[words.left, words.right]}
          idNumbers={found.idNumbers}
        />
        <div className="review-columns page-section">
          <p>
            <strong>{words.left}</strong>
            <br />
            <RecordSource record={left.record} />
          </p>
          <p>
            <strong>{words.right}</strong>
            <br />
            <RecordSource record={right.record} />
          </p>
        </div>
      </section>
      {summary.claim?.byMe && summary.state === 'open' && <DecideForm found={found} />}
      <EvidenceTable evidence={found.evidence} sumCb={summary.weightCb} />
      <div className="review-columns page-section">
        <SideContext title={words.left} side={left} />
        <SideContext title={words.right} side={right} />
      </div>
      <HistorySection history={found.history} decisions={found.decisions} />
    </>
  );
}

/** Where the case stands and what may be done about it now. */
function Standing({ found }: { found: LinkCase }) {
  const words = useReviewWords();
  const { state, claim } = found.summary;
  if (state === 'decided')
    return (
      <Notice tone="ok">
        <p>{words.isDecided}</p>
        <NextCase />
      </Notice>
    );
  if (state === 'closed') return <Notice>{words.isClosed}</Notice>;
  if (state === 'proposed')
    return (
      <Notice>
        <p>
          {words.isProposed} <Link href="/review/proposals">{words.proposals}</Link>
        </p>
        <NextCase />
      </Notice>
    );
  if (claim && !claim.byMe)
    return (
      <Notice tone="warning">
        <p>{words.heldByOther(claim.byName, instantText(claim.until))}</p>
      </Notice>
    );
  return (
    <>
      {state === 'waiting' && <Notice>{words.isWaiting}</Notice>}
      <HoldButtons found={found} />
    </>
  );
}

function HoldButtons({ found }: { found: LinkCase }) {
  const words = useReviewWords();
  const path = { caseId: found.summary.id };
  const reload = () => void queryClient.invalidateQueries();
  const held = found.summary.claim?.byMe === true;
  return (
    <div>
      {!held && <p className="k-muted">{words.takeText}</p>}
      <div className="k-row">
        <ActButton
          label={held ? words.prolong : words.take}
          {...(held ? {} : { kind: 'primary' as const })}
          act={() => api.POST('/v1/link-cases/{caseId}/claim', { params: { path } })}
          onDone={reload}
          own={{ 'case-held': words.caseHeld, 'case-not-open': words.caseNotOpen }}
        />
        {held && (
          <ActButton
            label={words.giveBack}
            act={() => api.DELETE('/v1/link-cases/{caseId}/claim', { params: { path } })}
            onDone={reload}
          />
        )}
      </div>
    </div>
  );
}

/** To the next case that nobody else holds, or to the empty queue. */
export function NextCase() {
  const words = useReviewWords();
  const [, go] = useLocation();
  return (
    <ActButton
      label={words.nextCase}
      act={() => api.GET('/v1/link-cases', { params: { query: { limit: 20 } } })}
      onDone={(page: { items: components['schemas']['LinkCaseSummary'][] }) => {
        const next = page.items.find(({ claim }) => !claim || claim.byMe);
        go(next ? `/review/cases/${next.id}` : '/review');
      }}
    />
  );
}
