import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import type { Schema } from '../../shared/api/schemas.ts';
import { priceWords } from '../../shared/formats/market.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import { useWording } from '../../shared/words/wording.ts';
import { useListingWords } from './listing-words.ts';

interface Props {
  question: Schema<'PriceQuestion'>;
  onAnswer: (price: Schema<'Price'>) => void;
}

/** The price may mix up 斤 and 公斤: which of the readings is meant? */
export function PriceQuestion({ question, onAnswer }: Props) {
  const words = useListingWords();
  const wording = useWording();
  const { language } = usePreferences();
  return (
    <div className="f-actions">
      <Notice tone="warning" title={words.priceQuestion} live="polite">
        <p>{wording(question.question)}</p>
      </Notice>
      {question.readings.map(({ sent, price }) => (
        <Button
          key={price.liPerKilogram}
          wide
          onClick={() => {
            onAnswer({ yuan: price.yuanPerKilogram, per: '公斤' });
          }}
        >
          {sent ? words.priceAsSent : words.priceInstead} {priceWords(price, language)}
        </Button>
      ))}
    </div>
  );
}
