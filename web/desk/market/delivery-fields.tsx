import { DateField } from '../../kit/date-field.tsx';
import { TextField } from '../../kit/text-field.tsx';
import type { DemandPartProps } from './demand-draft.ts';
import { useMarketWords } from './market-words.ts';
import { PlaceField } from './place-field.tsx';

/** When and where to. */
export function DeliveryFields({ draft, change, messageOf }: DemandPartProps) {
  const words = useMarketWords();
  const date = (name: 'deliverFrom' | 'deliverUntil') => ({
    name,
    label: words[name],
    value: draft[name],
    error: messageOf(name),
    onChange: (value: string) => {
      change({ [name]: value });
    },
  });
  const text = (name: 'address' | 'residualDays' | 'note') => ({
    name,
    optional: true,
    value: draft[name],
    error: messageOf(name),
    onChange: (value: string) => {
      change({ [name]: value });
    },
  });
  return (
    <>
      <DateField {...date('deliverFrom')} />
      <DateField {...date('deliverUntil')} />
      <PlaceField
        value={draft.divisionCode}
        onChange={(divisionCode) => {
          change({ divisionCode });
        }}
        error={messageOf('divisionCode')}
      />
      <TextField {...text('address')} label={words.address} maxLength={200} />
      <TextField {...text('residualDays')} label={words.shelf} inputMode="numeric" maxLength={4} />
      <TextField {...text('note')} label={words.note} lines={2} maxLength={200} />
    </>
  );
}
