import type { components } from '../../../openapi/contract.gen.ts';
import { Notice } from '../../kit/notice.tsx';
import { useBankWords } from './bank-words.ts';

/** Why there is no number, and that this says nothing bad. */
export function NoScore({ reason }: { reason: components['schemas']['CreditScore']['noScoreReason'] }) {
  const words = useBankWords();
  return (
    <Notice tone="warning" title={words.noScore}>
      {reason !== undefined && <p>{words.noScoreReasons[reason]}</p>}
      <p>{words.noScoreText}</p>
    </Notice>
  );
}
