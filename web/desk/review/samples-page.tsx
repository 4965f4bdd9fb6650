import { useMemo, useState } from 'react';
import type { components } from '../../../openapi/contract.gen.ts';
import { Button } from '../../kit/button.tsx';
import { EmptyState } from '../../kit/empty-state.tsx';
import { ErrorSummary } from '../../kit/error-summary.tsx';
import { Notice } from '../../kit/notice.tsx';
import { api, queryClient, server } from '../../shared/api/client.ts';
import { count } from '../../shared/formats/money.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { ActButton } from '../page/act-button.tsx';
import { Page } from '../page/page.tsx';
import { useSubmit } from '../page/use-submit.ts';
import { KeysNote } from './keys-note.tsx';
import { OtherColumns } from './record-card.tsx';
import { SideBySide } from './side-by-side.tsx';
import { useReviewKeys } from './use-review-keys.ts';
import { useReviewWords } from './review-words.ts';

type Schemas = components['schemas'];
type Said = Schemas['NewSampleAnswer']['answer'];

const ANSWERS: readonly Said[] = ['same', 'different', 'cannot-tell'];

/** Sampled pairs, one after another, without the machine's opinion. */
export function SamplesPage() {
  const words = useReviewWords();
  const [added, setAdded] = useState<number>();
  const sample = server.useQuery('get', '/v1/link-samples/next', {}, { staleTime: 0 });
  return (
    <Page title={words.samples} intro={words.samplesIntro}>
      {added !== undefined && (
        <Notice live="polite">
          <p>{words.drawn(count(added))}</p>
        </Notice>
      )}
      <Answer of={sample}>
        {(next) =>
          next.sampleId === undefined || !next.first || !next.second ? (
            <EmptyState
              title={words.noSamples}
              action={
                <ActButton
                  label={words.draw}
                  act={() => api.POST('/v1/link-samples/drawings')}
                  onDone={(drawing: Schemas['LinkSampleDrawing']) => {
                    setAdded(drawing.added);
                    void queryClient.invalidateQueries();
                  }}
                />
              }
            >
              {words.noSamplesText}
            </EmptyState>
          ) : (
            <Pair
              key={next.sampleId}
              id={next.sampleId}
              left={next.left}
              first={next.first}
              second={next.second}
              idNumbers={next.idNumbers}
            />
          )
        }
      </Answer>
    </Page>
  );
}

interface PairProps {
  id: string;
  left: number;
  first: Schemas['LinkRecord'];
  second: Schemas['LinkRecord'];
  idNumbers: Schemas['LinkSample']['idNumbers'];
}

function Pair({ id, left, first, second, idNumbers }: PairProps) {
  const words = useReviewWords();
  return (
    <>
      <p className="k-muted">{words.samplesLeft(count(left))}</p>
      <SideBySide
        left={first}
        right={second}
        heads={[words.first, words.secondRecord]}
        idNumbers={idNumbers}
      />
      <AnswerButtons id={id} />
      <div className="review-columns page-section">
        <section className="k-card">
          <h2>{words.first}</h2>
          <OtherColumns record={first} />
        </section>
        <section className="k-card">
          <h2>{words.secondRecord}</h2>
          <OtherColumns record={second} />
        </section>
      </div>
    </>
  );
}

function AnswerButtons({ id }: { id: string }) {
  const words = useReviewWords();
  const [said, setSaid] = useState<Said>();
  const { busy, errors, submit } = useSubmit<Schemas['NewSampleAnswer'], unknown>({
    body: () => ({ answer: pressed.now ?? 'cannot-tell' }),
    send: (body, key) =>
      api.POST('/v1/link-samples/{sampleId}/answers', {
        params: { path: { sampleId: id }, header: { 'Idempotency-Key': key } },
        body,
      }),
    own: { 'sample-answered': words.sampleAnswered },
    done: () => void queryClient.invalidateQueries(),
  });
  // The state is told to the page only after this press is sent.
  const pressed = useMemo<{ now?: Said; submit?: () => Promise<void> }>(() => ({}), []);
  pressed.submit = submit;
  const answer = (verdict: Said) => {
    pressed.now = verdict;
    setSaid(verdict);
    void pressed.submit?.();
  };
  const picks = useMemo(
    () =>
      Object.fromEntries(
        ANSWERS.map((verdict, at) => [
          String(at + 1),
          () => {
            answer(verdict);
          },
        ]),
      ),
    [],
  );
  const keys = useReviewKeys(picks);
  return (
    <div className="page-section">
      <ErrorSummary errors={errors} />
      <div className="k-row">
        {ANSWERS.map((verdict, at) => (
          <Button
            key={verdict}
            busy={busy && said === verdict}
            onClick={() => {
              answer(verdict);
            }}
          >
            {String(at + 1)} {words.sampleVerdicts[verdict]}
          </Button>
        ))}
      </div>
      <KeysNote text={words.keysSample} keys={keys} />
    </div>
  );
}
