import { SummaryList } from '../../kit/summary-list.tsx';
import { dateText } from '../../shared/formats/date.ts';
import { money } from '../../shared/formats/money.ts';
import { unitWord, weightText } from '../../shared/formats/weight.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import { gramsOf, totalOf, windowOf, type ListingDraft, type ListingStep } from './listing-draft.ts';
import { useListingWords } from './listing-words.ts';
import { useSellWords } from './sell-words.ts';

/** All answers before they are sent, each with its own way back. */
export function CheckStep({ draft, onStep }: { draft: ListingDraft; onStep: (step: ListingStep) => void }) {
  const words = useListingWords();
  const sell = useSellWords();
  const { language } = usePreferences();
  const grams = gramsOf(draft) ?? 0;
  const other = draft.unit === '公斤' ? '斤' : '公斤';
  const { readyFrom, readyUntil } = windowOf(draft);
  const change = (step: ListingStep) => ({
    onPress: () => {
      onStep(step);
    },
  });
  const grade = {
    label: words.rowGrade,
    value: draft.level === '' ? words.ungraded : `${draft.level}（${draft.standard}）`,
    change: change('grade'),
  };
  const weight = `${weightText(grams, draft.unit, language)} = ${weightText(grams, other, language)}`;
  const price = `¥${draft.price} ${words.per(unitWord(draft.per, language))}`;
  return (
    <>
      <p>{words.checkLead}</p>
      <SummaryList
        rows={[
          { label: words.rowProduct, value: draft.productName, change: change('product') },
          ...(draft.levels.length > 0 ? [grade] : []),
          { label: words.rowQuantity, value: weight, change: change('quantity') },
          { label: words.rowPrice, value: price, change: change('price') },
          { label: words.rowTotal, value: <b className="k-number">{money(totalOf(draft) ?? '0')}</b> },
          {
            label: words.rowWhen,
            value: sell.between(dateText(readyFrom), dateText(readyUntil)),
            change: change('when'),
          },
          {
            label: words.rowNote,
            value: draft.note.trim() === '' ? words.none : draft.note,
            change: change('note'),
          },
        ]}
      />
    </>
  );
}
