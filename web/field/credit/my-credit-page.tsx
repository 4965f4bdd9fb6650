import { ListenButton } from '../../kit/listen-button.tsx';
import { server } from '../../shared/api/client.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { dateText, instantText } from '../../shared/formats/date.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { useWording } from '../../shared/words/wording.ts';
import { Door } from '../frame/door.tsx';
import { Page } from '../frame/page.tsx';
import { Advice } from './advice.tsx';
import { useCreditWords } from './credit-words.ts';
import { Reasons } from './reasons.tsx';
import { Rescore } from './rescore.tsx';
import { ScoreFigure } from './score-figure.tsx';
import { useSpokenScore } from './spoken-score.ts';
import './credit.css';

type MyScore = Schema<'MyScore'>;

export function MyCreditPage() {
  const words = useCreditWords();
  const score = server.useQuery('get', '/v1/me/score');
  return (
    <Page title={words.title}>
      <Answer of={score}>{(mine) => <Score of={mine} />}</Answer>
      <nav aria-label={words.title}>
        <Door href="/credit/looks" title={words.looks} text={words.looksText} />
        <Door href="/credit/data" title={words.data} text={words.dataText} />
        <Door href="/consents" title={words.consents} text={words.consentsText} />
      </nav>
    </Page>
  );
}

function Score({ of: mine }: { of: MyScore }) {
  const words = useCreditWords();
  const wording = useWording();
  const spoken = useSpokenScore(mine);
  return (
    <>
      <div className="k-card f-score">
        <ScoreFigure of={mine} />
        {mine.notScored && <p>{wording(mine.notScored.text)}</p>}
        {mine.thin === true && <p className="k-small">{words.thin}</p>}
        <p className="k-muted k-small">
          {mine.household && <>{words.household(mine.household.villageName)} · </>}
          {mine.asOf !== undefined && words.asOf(dateText(mine.asOf))}
        </p>
        <ListenButton text={spoken} />
      </div>
      {mine.state === 'scored' && (
        <>
          <Reasons
            title={words.shortfalls}
            reasons={mine.reasons}
            direction="down"
            none={words.noShortfalls}
          />
          <Reasons title={words.strengths} reasons={mine.strengths} direction="up" />
          <Advice of={mine.advice} />
        </>
      )}
      <Rescore nextAt={mine.nextRescoreAt} />
      {mine.points.length > 0 && <Door href="/credit/points" title={words.howTitle} text={words.howText} />}
      <Freshness of={mine.freshness} />
    </>
  );
}

function Freshness({ of: sources }: { of: MyScore['freshness'] }) {
  const words = useCreditWords();
  const wording = useWording();
  if (sources.length === 0) return null;
  return (
    <details className="f-details">
      <summary>{words.freshness}</summary>
      <ul className="f-plain">
        {sources.map((source) => (
          <li key={source.datasetId}>
            {wording(source.name)} · {words.records(source.records)} ·{' '}
            <span className="k-muted">{words.receivedAt(instantText(source.receivedAt))}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
