import { useState } from 'react';
import { Link } from 'wouter';
import { DataTable } from '../../kit/data-table.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { server } from '../../shared/api/client.ts';
import { instantText } from '../../shared/formats/date.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Code } from '../page/code.tsx';
import { Figures } from '../page/figures.tsx';
import { Page } from '../page/page.tsx';
import { percent } from '../page/percent.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useAgencyWords } from './agency-words.ts';
import { BatchStateTag, isUnderWay, type Batch } from './batch-state-tag.tsx';
import { BatchProgress, CancelBatch } from './batch-progress.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { HeaderNotice } from './header-notice.tsx';
import { MarkedFile } from './marked-file.tsx';
import { QualityView } from './quality-view.tsx';
import { RowFaults } from './row-faults.tsx';

/** What became of one delivered file; follows its progress while it is under way. */
export function BatchPage({ batchId }: { batchId: string }) {
  const words = useAgencyWords();
  const say = useBilingual();
  const batch = server.useQuery(
    'get',
    '/v1/batches/{batchId}',
    { params: { path: { batchId } } },
    { refetchInterval: ({ state: { data } }) => (isUnderWay(data) ? 1_000 : false) },
  );
  const title = batch.data ? words.batchTitle(say(batch.data.title)) : words.batches;
  return (
    <Page
      key={batch.data ? 'known' : 'unknown'}
      title={title}
      back={{ href: '/batches', label: words.batches }}
    >
      <Answer of={batch}>
        {(known) => <BatchResult batch={known} onChange={() => void batch.refetch()} />}
      </Answer>
    </Page>
  );
}

function BatchResult({ batch, onChange }: { batch: Batch; onChange: () => void }) {
  const words = useAgencyWords();
  const open = isUnderWay(batch) || batch.state === 'held';
  return (
    <div className="k-stack">
      <p>
        <BatchStateTag state={batch.state} />
      </p>
      {isUnderWay(batch) && <BatchProgress batch={batch} />}
      <Decided batch={batch} />
      {open && batch.state !== 'cancelling' && <CancelBatch batch={batch} onDone={onChange} />}
      {batch.state === 'failed' && <Notice tone="warning">{words.failedText}</Notice>}
      <WhyRefused batch={batch} />
      <Counts batch={batch} />
      {batch.counts.rejected > 0 && !isUnderWay(batch) && <MarkedFile batch={batch} />}
      <BatchTabs batch={batch} />
    </div>
  );
}

function WhyRefused({ batch: { refusal } }: { batch: Batch }) {
  const words = useAgencyWords();
  const say = useBilingual();
  if (!refusal) return null;
  return (
    <>
      <Notice tone="danger" title={words.refused}>
        <p>{say(refusal.message)}</p>
      </Notice>
      {refusal.header && <HeaderNotice header={refusal.header} />}
    </>
  );
}

function Decided({ batch }: { batch: Batch }) {
  const words = useAgencyWords();
  const delivery = useDeliveryWords();
  return (
    <>
      {batch.state === 'held' && (
        <Notice tone="warning" title={words.states.held}>
          <p>{delivery.heldNotice}</p>
          <p>
            <Link href={`/held-batches/${batch.id}`}>{delivery.review}</Link>
          </p>
        </Notice>
      )}
      {batch.decision && (
        <Notice title={delivery.decision}>
          <p>
            {delivery.decided[batch.decision.outcome]} · {batch.decision.reason}
          </p>
        </Notice>
      )}
    </>
  );
}

function BatchTabs({ batch }: { batch: Batch }) {
  const words = useAgencyWords();
  const [tab, setTab] = useState<'findings' | 'quality' | 'errors' | 'details'>('findings');
  return (
    <Tabs
      label={words.details}
      tabs={[
        { key: 'findings', label: words.findings },
        { key: 'quality', label: words.quality },
        { key: 'errors', label: words.errors },
        { key: 'details', label: words.details },
      ]}
      current={tab}
      onChange={setTab}
    >
      {tab === 'findings' && <Findings batch={batch} />}
      {tab === 'quality' && <QualityView batch={batch} />}
      {tab === 'errors' && <RowFaults batchId={batch.id} />}
      {tab === 'details' && <Details batch={batch} />}
    </Tabs>
  );
}

function Counts({ batch: { counts } }: { batch: Batch }) {
  const words = useAgencyWords();
  const delivery = useDeliveryWords();
  return (
    <Figures
      figures={[
        { label: words.newRows, value: count(counts.new) },
        { label: words.changedRows, value: count(counts.changed) },
        { label: words.unchangedRows, value: count(counts.unchanged) },
        { label: words.duplicateRows, value: count(counts.duplicates) },
        { label: words.refusedRows, value: count(counts.rejected) },
        ...(counts.withdrawn > 0 ? [{ label: delivery.withdrawnRows, value: count(counts.withdrawn) }] : []),
        ...(counts.ended > 0 ? [{ label: delivery.endedRecords, value: count(counts.ended) }] : []),
      ]}
    />
  );
}

function Findings({ batch: { quality, state } }: { batch: Batch }) {
  const words = useAgencyWords();
  const say = useBilingual();
  if (quality.findings.length === 0) return <p>{words.withoutFindings[state]}</p>;
  return (
    <DataTable
      caption={words.findings}
      rows={quality.findings}
      rowKey={(finding) => `${finding.code}-${finding.header ?? ''}`}
      columns={[
        {
          key: 'finding',
          header: words.finding,
          names: true,
          cell: (finding) => (finding.message ? say(finding.message) : finding.code),
        },
        { key: 'column', header: words.column, cell: (finding) => finding.header ?? '' },
        { key: 'severity', header: words.severity, cell: (finding) => words[finding.severity] },
        { key: 'count', header: words.count, align: 'end', cell: (finding) => count(finding.count) },
      ]}
    />
  );
}

function Details({ batch }: { batch: Batch }) {
  const words = useAgencyWords();
  const delivery = useDeliveryWords();
  return (
    <SummaryList
      rows={[
        { label: words.fileName, value: batch.fileName },
        { label: delivery.kind, value: delivery.kinds[batch.deliveryKind] },
        { label: words.receivedAt, value: instantText(batch.receivedAt) },
        { label: words.rows, value: count(batch.counts.rows) },
        { label: words.acceptedShare, value: percent(batch.quality.acceptedBp) },
        { label: words.cleanShare, value: percent(batch.quality.cleanBp) },
        { label: words.encoding, value: batch.encoding?.toUpperCase() ?? '–' },
        { label: words.size, value: `${count(Math.ceil(batch.sizeBytes / 1000))} kB` },
        { label: words.contract, value: `${batch.dataset} ${String(batch.contractVersion)}` },
        { label: words.hash, value: <Code>{batch.sha256}</Code> },
      ]}
    />
  );
}
