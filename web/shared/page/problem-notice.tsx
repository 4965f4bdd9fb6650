import { Button } from '../../kit/button.tsx';
import { useKitWords } from '../../kit/kit-words.ts';
import { Notice } from '../../kit/notice.tsx';
import { problemReference, problemSentence } from '../api/problem-sentence.ts';
import { useProblemWords } from '../words/problem-words.ts';

interface Props {
  problem: unknown;
  /** Sentences for codes that this page knows better. */
  own?: Readonly<Record<string, string>>;
  onRetry?: () => void;
}

/** What went wrong in plain words, the reference number when it is a fault, and a way to try again. */
export function ProblemNotice({ problem, own, onRetry }: Props) {
  const words = useProblemWords();
  const kit = useKitWords();
  const reference = problemReference(problem);
  return (
    <Notice tone="danger" title={words.headline} live="now">
      <p>{problemSentence(problem, own)}</p>
      {reference !== undefined && <p className="k-small">{words.reference(reference)}</p>}
      {onRetry && <Button onClick={onRetry}>{kit.retry}</Button>}
    </Notice>
  );
}
