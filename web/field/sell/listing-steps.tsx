import { Choice } from '../../kit/choice.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { MoneyField } from '../../kit/money-field.tsx';
import { QuantityField } from '../../kit/quantity-field.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { priceWords } from '../../shared/formats/market.ts';
import { unitWord, WEIGHT_UNITS, type WeightUnit } from '../../shared/formats/weight.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import type { ListingDraft } from './listing-draft.ts';
import { useListingWords } from './listing-words.ts';
import { TotalEcho } from './total-echo.tsx';

export interface StepProps {
  draft: ListingDraft;
  onChange: (draft: ListingDraft) => void;
  faultOf: (field: string) => string | undefined;
}

const UNITS: readonly WeightUnit[] = ['斤', '公斤', '担', '吨'];
const PRICED_BY: readonly WeightUnit[] = ['斤', '公斤'];
const WINDOWS = ['7', '14', '30'] as const;

export function GradeStep({ draft, onChange }: StepProps) {
  const words = useListingWords();
  return (
    <Choice
      name="grade"
      label={draft.standard}
      value={draft.level}
      options={[
        { value: '', label: words.ungraded },
        ...draft.levels.map((level) => ({ value: level, label: level })),
      ]}
      onChange={(level) => {
        onChange({ ...draft, level });
      }}
    />
  );
}

export function QuantityStep({ draft, onChange, faultOf }: StepProps) {
  const words = useListingWords();
  return (
    <QuantityField
      name="quantity"
      label={words.quantityLabel}
      error={faultOf('quantity')}
      units={UNITS}
      value={{ amount: draft.amount, unit: draft.unit }}
      onChange={({ amount, unit }) => {
        const known = WEIGHT_UNITS.find((one) => one === unit) ?? draft.unit;
        const per = PRICED_BY.includes(known) && draft.price === '' ? known : draft.per;
        onChange({ ...draft, amount, unit: known, per });
      }}
    />
  );
}

export function PriceStep({ draft, onChange, faultOf }: StepProps) {
  const words = useListingWords();
  const { language } = usePreferences();
  return (
    <>
      <Choice
        name="per"
        label={words.perUnit}
        value={draft.per}
        options={PRICED_BY.map((unit) => ({ value: unit, label: words.per(unitWord(unit, language)) }))}
        onChange={(per) => {
          onChange({ ...draft, per });
        }}
      />
      <MoneyField
        name="price"
        label={words.priceLabel}
        hint={draft.reference && words.reference(priceWords(draft.reference, language))}
        error={faultOf('price')}
        unit={words.yuanPer(unitWord(draft.per, language))}
        value={draft.price}
        onChange={(price) => {
          onChange({ ...draft, price });
        }}
      />
      <p role="status" className="f-total">
        <TotalEcho draft={draft} />
      </p>
    </>
  );
}

export function WhenStep({ draft, onChange, faultOf }: StepProps) {
  const words = useListingWords();
  return (
    <>
      <Choice
        name="when"
        label={words.rowWhen}
        value={draft.when}
        options={[
          ...WINDOWS.map((days) => ({ value: days, label: words.withinDays(Number(days)) })),
          { value: 'own' as const, label: words.ownDates },
        ]}
        onChange={(when) => {
          onChange({ ...draft, when });
        }}
      />
      {draft.when === 'own' && (
        <>
          <DateField
            name="from"
            label={words.from}
            error={faultOf('from')}
            value={draft.from}
            onChange={(from) => {
              onChange({ ...draft, from });
            }}
          />
          <DateField
            name="until"
            label={words.until}
            error={faultOf('until')}
            value={draft.until}
            onChange={(until) => {
              onChange({ ...draft, until });
            }}
          />
        </>
      )}
    </>
  );
}

export function NoteStep({ draft, onChange }: StepProps) {
  const words = useListingWords();
  return (
    <TextField
      name="note"
      label={words.noteLabel}
      hint={words.noteHint}
      optional
      lines={4}
      maxLength={200}
      value={draft.note}
      onChange={(note) => {
        onChange({ ...draft, note });
      }}
    />
  );
}
