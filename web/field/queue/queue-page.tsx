import { useState } from 'react';
import { Link } from 'wouter';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import type { Tone } from '../../kit/notice.tsx';
import { StatusTag } from '../../kit/status-tag.tsx';
import { unitName } from '../../kit/amount-text.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { instantText } from '../../shared/formats/date.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import { Page } from '../frame/page.tsx';
import { PriceQuestion } from '../sell/price-question.tsx';
import type { Act, ListingAct } from './act.ts';
import { answerAct, dropAct, sendWaiting } from './queue.ts';
import { useQueueWords } from './queue-words.ts';
import { useQueue } from './use-queue.ts';

const TONES: Readonly<Record<Act['state'], Tone>> = {
  waiting: 'info',
  refused: 'danger',
  'asked-back': 'warning',
};

export function QueuePage() {
  const words = useQueueWords();
  const acts = useQueue();
  return (
    <Page title={words.title} back="/mine">
      {acts.length === 0 ? (
        <EmptyState
          title={words.none}
          action={
            <Link href="/sell" className="k-button">
              {words.toSell}
            </Link>
          }
        >
          {words.noneText}
        </EmptyState>
      ) : (
        <ul className="f-list">
          {acts.map((act) => (
            <li key={act.id} className="k-card">
              <QueuedAct act={act} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

function QueuedAct({ act }: { act: Act }) {
  const words = useQueueWords();
  const said = { waiting: words.waiting, refused: words.refused, 'asked-back': words.askedBack };
  return (
    <>
      <div className="f-card-head">
        <b>{act.kind === 'objection' ? words.objection(act.valueName) : <Listed act={act} />}</b>
        <StatusTag tone={TONES[act.state]} {...(act.state === 'waiting' ? { icon: 'clock' as const } : {})}>
          {said[act.state]}
        </StatusTag>
      </div>
      <p className="k-muted k-small">{words.savedAt(instantText(act.savedAt))}</p>
      {act.problem && <p>{problemSentence(act.problem)}</p>}
      {act.kind !== 'objection' && act.question && (
        <PriceQuestion question={act.question} onAnswer={(price) => void answerAct(act, price)} />
      )}
      <div className="k-row">
        {act.state === 'waiting' && <Button onClick={() => void sendWaiting()}>{words.sendNow}</Button>}
        <Drop act={act} />
      </div>
    </>
  );
}

function Listed({ act }: { act: ListingAct }) {
  const { language } = usePreferences();
  const { value, unit } = act.listing.quantity;
  return (
    <>
      {act.productName} {value} {unitName(unit, language)}
    </>
  );
}

function Drop({ act }: { act: Act }) {
  const words = useQueueWords();
  const [asking, setAsking] = useState(false);
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Button
        kind="danger"
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.drop}
      </Button>
      {asking && (
        <Dialog title={words.dropTitle} onClose={close}>
          <p>{words.dropText}</p>
          <div className="f-choices">
            <Button onClick={close}>{words.keep}</Button>
            <Button kind="danger" onClick={() => void dropAct(act.id)}>
              {words.drop}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
