import { useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { api } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import { count } from '../../shared/formats/money.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { Code } from '../page/code.tsx';
import { saveFile } from '../page/save-file.ts';
import { useMarketWords } from './market-words.ts';
import { verifyCertificate, type Verification } from './verify-certificate.ts';

interface Props {
  roundId: string;
  result: components['schemas']['RoundResult'];
  /** The certificate holds all bids, so only who runs or audits rounds may have it. */
  mayCheck: boolean;
}

/** The proof in plain words, and a check of it on this machine. */
export function CertificateSection({ roundId, result, mayCheck }: Props) {
  const words = useMarketWords();
  return (
    <section className="k-card">
      <h2>{words.certificate}</h2>
      <p>{words.certificatePlain}</p>
      {result.certificateChecked && <p>{words.certificateChecked}</p>}
      {mayCheck && <CheckHere roundId={roundId} publishedHash={result.certificateHash} />}
      <SummaryList
        rows={[
          { label: words.inputHash, value: <Code>{result.inputHash}</Code> },
          { label: words.certificateHash, value: <Code>{result.certificateHash}</Code> },
        ]}
      />
    </section>
  );
}

function CheckHere({ roundId, publishedHash }: { roundId: string; publishedHash: string }) {
  const words = useMarketWords();
  const [busy, setBusy] = useState(false);
  const [text, setText] = useState<string>();
  const [verification, setVerification] = useState<Verification>();
  const [problem, setProblem] = useState<Problem>();
  const check = async () => {
    setBusy(true);
    const { data, error } = await api.GET('/v1/rounds/{roundId}/certificate', {
      params: { path: { roundId } },
      parseAs: 'text',
    });
    setProblem(error);
    setText(data);
    if (data !== undefined) setVerification(await verifyCertificate(data, publishedHash));
    setBusy(false);
  };
  return (
    <div className="k-stack">
      <div className="k-row">
        <Button busy={busy} onClick={() => void check()}>
          {words.checkHere}
        </Button>
        {text !== undefined && (
          <Button
            onClick={() => {
              saveFile(new Blob([text], { type: 'application/json' }), `certificate-${roundId}.json`);
            }}
          >
            {words.downloadCertificate}
          </Button>
        )}
      </div>
      {problem && <ProblemNotice problem={problem} />}
      {verification && <Verdict verification={verification} />}
    </div>
  );
}

function Verdict({ verification: { verdict, hash } }: { verification: Verification }) {
  const words = useMarketWords();
  const hashes = { right: words.hashRight, wrong: words.hashWrong, unknown: words.hashUnknown };
  const good = verdict.proven && hash !== 'wrong';
  return (
    <Notice tone={good ? 'ok' : 'danger'} live="now">
      <p>
        {verdict.proven
          ? words.proven(String(Number(verdict.objective) / 1_000_000), count(verdict.pairs))
          : `${words.notProven} ${words.faults[verdict.fault]}`}
      </p>
      <p>{hashes[hash]}</p>
    </Notice>
  );
}
