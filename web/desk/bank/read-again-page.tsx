import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { LinkButton } from '../../kit/link-button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { api } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { Page } from '../page/page.tsx';
import { useBankWords } from './bank-words.ts';
import { InquiryAnswer, type Inquiry } from './inquiry-answer.tsx';

/** Nothing is read before the officer says so, because every reading is recorded. */
export function ReadAgainPage({ id }: { id: string }) {
  const words = useBankWords();
  const [answer, setAnswer] = useState<Inquiry>();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const read = async () => {
    setBusy(true);
    setProblem(undefined);
    const { data, error } = await api.GET('/v1/credit-scores/{id}', { params: { path: { id } } });
    setBusy(false);
    setAnswer(data);
    setProblem(error);
  };
  return (
    <Page
      key={answer ? 'answer' : 'ask'}
      title={answer ? words.answerTitle : words.readAgainTitle}
      back={{ href: '/inquiries', label: words.inquiries }}
    >
      {answer ? (
        <InquiryAnswer inquiry={answer} />
      ) : (
        <>
          <Notice>
            <p>{words.readAgainText}</p>
          </Notice>
          {problem && <ProblemNotice problem={problem} own={words.denials} />}
          <div className="k-row">
            <Button kind="primary" busy={busy} onClick={() => void read()}>
              {words.readAgain}
            </Button>
            {problem && (
              <Link href="/consents/new" asChild>
                <LinkButton>{words.requestNew}</LinkButton>
              </Link>
            )}
          </div>
        </>
      )}
    </Page>
  );
}
