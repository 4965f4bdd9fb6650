import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { Problem } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useAgencyWords } from './agency-words.ts';
import { HeaderNotice } from './header-notice.tsx';
import { PreviewTable } from './preview-table.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { percentOf, sendInParts, unfinishedUpload } from './send-parts.ts';
import type { Delivery, Preview } from './upload-form.ts';

interface Props {
  delivery: Delivery;
  preview: Preview;
  onBack: () => void;
}

type Sending = { percent: number; stop: () => void; cut?: boolean } | undefined;

/** The first 20 rows as the pipeline sees them; from here the file is applied. */
export function PreviewStep({ delivery, preview, onBack }: Props) {
  const words = useAgencyWords();
  const say = useBilingual();
  const { sending, stopped, problem, apply } = useApply(delivery);
  const refused = preview.refusal !== undefined || !preview.header.ok;
  return (
    <div className="k-stack">
      <p>
        {delivery.file.name} · {words.format} {preview.format.toUpperCase()}
        {preview.encoding !== undefined && ` · ${words.encoding} ${preview.encoding.toUpperCase()}`}
      </p>
      {preview.refusal && (
        <Notice tone="danger" title={words.refused} live="polite">
          <p>{say(preview.refusal.message)}</p>
        </Notice>
      )}
      <HeaderNotice header={preview.header} />
      <PreviewTable preview={preview} />
      {problem && <Refused problem={problem} />}
      {stopped && (
        <Notice live="polite">
          <p>{words.stopped}</p>
        </Notice>
      )}
      {!sending && <Resuming delivery={delivery} />}
      {sending ? (
        <UploadProgress {...sending} />
      ) : (
        <div className="k-row">
          {!refused && (
            <Button kind="primary" onClick={() => void apply()}>
              {words.apply}
            </Button>
          )}
          <Button onClick={onBack}>{words.otherFile}</Button>
        </div>
      )}
    </div>
  );
}

/** Sends the whole file and leads to its result. */
function useApply(delivery: Delivery) {
  const [, go] = useLocation();
  const [sending, setSending] = useState<Sending>();
  const [stopped, setStopped] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const apply = async () => {
    const abort = new AbortController();
    const stop = () => {
      abort.abort();
    };
    const onProgress = (percent: number) => {
      setSending({ percent, stop });
    };
    setProblem(undefined);
    setStopped(false);
    onProgress(0);
    const onCut = () => {
      setSending((now) => now && { ...now, cut: true });
    };
    const answer = await sendInParts(delivery, { onProgress, onCut, signal: abort.signal });
    setSending(undefined);
    if ('data' in answer) go(`/batches/${answer.data.batchId}`);
    else if ('error' in answer) setProblem(answer.error);
    else setStopped(true);
  };
  return { sending, stopped, problem, apply };
}

/** Says when an earlier attempt with this very file will be continued. */
function Resuming({ delivery }: { delivery: Delivery }) {
  const words = useDeliveryWords();
  const [percent, setPercent] = useState<number>();
  useEffect(() => {
    let shown = true;
    void unfinishedUpload(delivery).then((upload) => {
      if (shown) setPercent(upload && percentOf(upload));
    });
    return () => {
      shown = false;
    };
  }, [delivery]);
  if (percent === undefined) return null;
  return (
    <Notice live="polite">
      <p>{words.resuming(percent)}</p>
    </Notice>
  );
}

function UploadProgress({ percent, stop, cut }: NonNullable<Sending>) {
  const words = useAgencyWords();
  const { retrying } = useDeliveryWords();
  return (
    <div className="k-row">
      <progress value={percent} max={100} aria-label={words.sending(percent)} />
      <span role="status">{cut === true ? retrying : words.sending(percent)}</span>
      <Button onClick={stop}>{words.stop}</Button>
    </div>
  );
}

function Refused({ problem }: { problem: Problem }) {
  return problem.code === 'batch-replayed' ? (
    <Replayed problem={problem} />
  ) : (
    <ProblemNotice problem={problem} />
  );
}

function Replayed({ problem }: { problem: Problem }) {
  const words = useAgencyWords();
  const batchId = problem['batchId'];
  return (
    <Notice tone="warning" live="now">
      <p>{words.replayed}</p>
      {typeof batchId === 'string' && (
        <p>
          <Link href={`/batches/${batchId}`}>{words.seeFirst}</Link>
        </p>
      )}
    </Notice>
  );
}
