import { unitName } from '../../kit/amount-text.ts';
import { Checks } from '../../kit/checks.tsx';
import { MoneyField } from '../../kit/money-field.tsx';
import { QuantityField } from '../../kit/quantity-field.tsx';
import { Select } from '../../kit/select.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { optionsOf } from '../page/options-of.ts';
import { DEMAND_UNITS, type DemandDraft } from './demand-draft.ts';
import { useMarketWords } from './market-words.ts';
import { ProductField, useProducts } from './product-field.tsx';

export interface DemandPartProps {
  draft: DemandDraft;
  change: (change: Partial<DemandDraft>) => void;
  messageOf: (field: string) => string | undefined;
}

/** Which goods: product, grade by its standard, certificates, quantity and price limit. */
export function GoodsFields({ draft, change, messageOf }: DemandPartProps) {
  const words = useMarketWords();
  const { language } = usePreferences();
  return (
    <>
      <ProductField
        name="productCode"
        value={draft.productCode}
        onChange={(productCode) => {
          change({ productCode, standard: '', level: '' });
        }}
        error={messageOf('productCode')}
      />
      <GradeFields draft={draft} change={change} messageOf={messageOf} />
      <QuantityField
        name="quantity"
        label={words.quantity}
        units={DEMAND_UNITS}
        value={draft.quantity}
        onChange={(quantity) => {
          change({ quantity });
        }}
        error={messageOf('quantity')}
      />
      <MoneyField
        name="price"
        label={words.maxPrice}
        hint={words.maxPriceHint}
        unit={`${language === 'zh' ? '元' : 'yuan'} / ${unitName(draft.quantity.unit, language)}`}
        value={draft.price}
        onChange={(price) => {
          change({ price });
        }}
        error={messageOf('price')}
      />
      <Checks
        name="certificates"
        label={words.certificates}
        optional
        options={optionsOf(words.certificateNames)}
        value={draft.certificates}
        onChange={(certificates) => {
          change({ certificates });
        }}
        error={messageOf('certificates')}
      />
    </>
  );
}

function GradeFields({ draft, change, messageOf }: DemandPartProps) {
  const words = useMarketWords();
  const product = useProducts().find((one) => one.code === draft.productCode);
  if (!product || product.standards.length === 0) return null;
  const standard = product.standards.find((one) => one.standard === draft.standard);
  return (
    <>
      <Select
        name="standard"
        label={words.gradeStandard}
        empty={words.noGrade}
        options={product.standards.map((one) => ({
          value: one.standard,
          label: `${one.standard} ${one.title}`,
        }))}
        value={draft.standard}
        onChange={(chosen) => {
          const levels = product.standards.find((one) => one.standard === chosen)?.levels ?? [];
          change({ standard: chosen, level: levels.at(-1)?.level ?? '' });
        }}
        error={messageOf('standard')}
      />
      {standard && (
        <Select
          name="level"
          label={words.grade}
          options={standard.levels.map((one) => ({ value: one.level, label: one.level }))}
          value={draft.level}
          onChange={(level) => {
            change(level === '' ? { level, standard: '' } : { level });
          }}
          error={messageOf('level')}
        />
      )}
    </>
  );
}
