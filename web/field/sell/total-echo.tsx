import { money } from '../../shared/formats/money.ts';
import { weightText } from '../../shared/formats/weight.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import { gramsOf, totalOf, type ListingDraft } from './listing-draft.ts';
import { useListingWords } from './listing-words.ts';

/** `50 公斤 = 100 斤，共 ¥320.00`: both usual units and the sum, so that a mix-up is seen before it is sent. */
export function TotalEcho({ draft }: { draft: ListingDraft }) {
  const words = useListingWords();
  const { language } = usePreferences();
  const grams = gramsOf(draft);
  const total = totalOf(draft);
  if (grams === undefined || total === undefined) return null;
  const other = draft.unit === '公斤' ? '斤' : '公斤';
  const weight = `${weightText(grams, draft.unit, language)} = ${weightText(grams, other, language)}`;
  return <span className="k-number">{words.altogether(weight, money(total))}</span>;
}
