import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { SummaryList } from '../../kit/summary-list.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { PriceText } from './amount.tsx';
import { useMarketWords } from './market-words.ts';
import type { PriceQuestion } from './use-priced-submit.ts';

interface Props {
  question: PriceQuestion;
  onMeant: () => void;
  onChange: () => void;
}

/** The price may confuse 斤 and 公斤: nothing was written yet, the person decides. */
export function PriceQuestionDialog({ question, onMeant, onChange }: Props) {
  const words = useMarketWords();
  const say = useBilingual();
  return (
    <Dialog title={words.priceQuestion} onClose={onChange}>
      <p>{say(question.question)}</p>
      <SummaryList
        rows={question.readings.map((reading) => ({
          label: reading.sent ? words.sent : words.otherReading,
          value: <PriceText price={reading.price} />,
        }))}
      />
      <p className="k-muted">{words.reference(question.reference.text)}</p>
      <div className="k-row">
        <Button kind="primary" onClick={onChange}>
          {words.priceChange}
        </Button>
        <Button onClick={onMeant}>{words.priceMeant}</Button>
      </div>
    </Dialog>
  );
}
