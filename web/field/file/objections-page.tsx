import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import type { Tone } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ProblemNotice } from '../../shared/page/problem-notice.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Page } from '../frame/page.tsx';
import { useMyFileWords } from './my-file-words.ts';
import { forgetFile } from './use-file-objection.ts';
import './file.css';

const TONES: Readonly<Record<Schema<'ObjectionState'>, Tone>> = {
  open: 'info',
  asked: 'info',
  corrected: 'ok',
  upheld: 'warning',
  withdrawn: 'info',
};

/** What I said is wrong, and what came of it. */
export function ObjectionsPage() {
  const words = useMyFileWords();
  const objections = server.useQuery('get', '/v1/me/objections');
  return (
    <Page title={words.objections} back="/credit/data">
      <Answer of={objections}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={words.noObjections}
              action={
                <Link href="/credit/data" className="k-button">
                  {words.toFile}
                </Link>
              }
            >
              {words.noObjectionsText}
            </EmptyState>
          ) : (
            <ul className="f-list">
              {items.map((objection) => (
                <Objection key={objection.id} of={objection} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Page>
  );
}

function Objection({ of: objection }: { of: Schema<'MyObjection'> }) {
  const words = useMyFileWords();
  const wording = useWording();
  const isOpen = objection.state === 'open' || objection.state === 'asked';
  const state = isOpen && objection.promised ? words.promised : words.states[objection.state];
  const { note, answer, decidedAt } = objection;
  const end =
    decidedAt === undefined ? words.dueAt(dateText(objection.dueAt)) : words.decidedAt(dateText(decidedAt));
  return (
    <li className="k-card">
      <div className="f-card-head">
        <b>{wording(objection.columnTitle)}</b>
        <StatusTag tone={TONES[objection.state]}>{state}</StatusTag>
      </div>
      {objection.overdue && <StatusTag tone="danger">{words.overdue}</StatusTag>}
      <p className="k-muted k-small">
        {wording(objection.agency.name)} · {wording(objection.title)}
        <br />
        {words.filedAt(dateText(objection.filedAt))} · {end}
        {objection.assisted && (
          <>
            <br />
            {words.assisted}
          </>
        )}
      </p>
      <SummaryList
        rows={[
          { label: words.now, value: objection.value },
          {
            label: words.youSay,
            value: note === undefined ? objection.claim : `${objection.claim}（${note}）`,
          },
          ...(answer === undefined ? [] : [{ label: words.answer, value: answer }]),
        ]}
      />
      {isOpen && <Withdraw id={objection.id} />}
    </li>
  );
}

function Withdraw({ id }: { id: string }) {
  const words = useMyFileWords();
  const [asking, setAsking] = useState(false);
  const withdraw = server.useMutation('post', '/v1/me/objections/{objectionId}/withdraw');
  const close = () => {
    setAsking(false);
  };
  const confirm = () => {
    withdraw.mutate(
      { params: { path: { objectionId: id } } },
      {
        onSuccess: () => {
          close();
          void forgetFile();
        },
      },
    );
  };
  return (
    <>
      <Button
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.withdraw}
      </Button>
      {asking && (
        <Dialog title={words.withdrawTitle} onClose={close}>
          <p>{words.withdrawText}</p>
          {withdraw.isError && <ProblemNotice problem={withdraw.error} />}
          <div className="f-choices">
            <Button onClick={close}>{words.keep}</Button>
            <Button kind="danger" busy={withdraw.isPending} onClick={confirm}>
              {words.withdraw}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
