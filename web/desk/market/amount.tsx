import type { components } from '../../../openapi/contract.gen.ts';
import { usePreferences } from '../../shared/words/preferences.ts';

type Schemas = components['schemas'];

/** An exact weight in both usual units: `250 斤（125 公斤）`. */
export function WeightText({ weight }: { weight: Schemas['Weight'] }) {
  const { language } = usePreferences();
  return <span className="k-number">{language === 'zh' ? weight.text : `${weight.kilograms} kg`}</span>;
}

/** A unit price in both usual units: `1.6 元/斤（3.2 元/公斤）`. */
export function PriceText({ price }: { price: Schemas['UnitPrice'] }) {
  const { language } = usePreferences();
  return <span className="k-number">{language === 'zh' ? price.text : `¥${price.yuanPerKilogram}/kg`}</span>;
}
