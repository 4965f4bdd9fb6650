import { unitName } from '../../kit/amount-text.ts';
import { MoneyField } from '../../kit/money-field.tsx';
import { QuantityField, type Quantity } from '../../kit/quantity-field.tsx';
import { Select } from '../../kit/select.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { DEMAND_UNITS } from './demand-draft.ts';
import { useMarketWords } from './market-words.ts';
import { ProductField, useProducts } from './product-field.tsx';

/** The part of a draft that says which goods. */
export interface GoodsDraft {
  productCode: string;
  standard: string;
  level: string;
  quantity: Quantity;
  price: string;
}

interface Props {
  draft: GoodsDraft;
  change: (change: Partial<GoodsDraft>) => void;
  messageOf: (field: string) => string | undefined;
  /** What the grade is called here: the lowest wanted, or the one there is. */
  grade: string;
  price: { label: string; hint: string };
}

/** Which goods: product, grade by its standard, quantity and the price in the same unit. */
export function GoodsFields({ draft, change, messageOf, grade, price }: Props) {
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
      <GradeFields draft={draft} change={change} messageOf={messageOf} grade={grade} />
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
        label={price.label}
        hint={price.hint}
        unit={`${language === 'zh' ? '元' : 'yuan'} / ${unitName(draft.quantity.unit, language)}`}
        value={draft.price}
        onChange={(typed) => {
          change({ price: typed });
        }}
        error={messageOf('price')}
      />
    </>
  );
}

function GradeFields({ draft, change, messageOf, grade }: Omit<Props, 'price'>) {
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
          label={grade}
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
