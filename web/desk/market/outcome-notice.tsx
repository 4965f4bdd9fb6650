import type { components } from '../../../openapi/contract.gen.ts';
import { Notice } from '../../kit/notice.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { WeightText } from './amount.tsx';
import { useMarketWords } from './market-words.ts';

/** What the last round did with a listing or a demand, and why. */
export function OutcomeNotice({ outcome }: { outcome: components['schemas']['Outcome'] }) {
  const words = useMarketWords();
  const say = useBilingual();
  return (
    <Notice tone={outcome.matched.grams > 0 ? 'ok' : 'info'} title={words.lastOutcome}>
      <p>{say(outcome.explanation)}</p>
      <p>
        {words.matched}: <WeightText weight={outcome.matched} />
      </p>
    </Notice>
  );
}
