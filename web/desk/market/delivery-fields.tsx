import { Combobox } from '../../kit/combobox.tsx';
import { DateField } from '../../kit/date-field.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { useAccount } from '../../shared/session/use-session.ts';
import type { DemandPartProps } from './goods-fields.tsx';
import { useMarketWords } from './market-words.ts';

/** When and where to. */
export function DeliveryFields({ draft, change, messageOf }: DemandPartProps) {
  const words = useMarketWords();
  return (
    <>
      <DateField
        name="deliverFrom"
        label={words.deliverFrom}
        value={draft.deliverFrom}
        onChange={(deliverFrom) => {
          change({ deliverFrom });
        }}
        error={messageOf('deliverFrom')}
      />
      <DateField
        name="deliverUntil"
        label={words.deliverUntil}
        value={draft.deliverUntil}
        onChange={(deliverUntil) => {
          change({ deliverUntil });
        }}
        error={messageOf('deliverUntil')}
      />
      <PlaceField draft={draft} change={change} messageOf={messageOf} />
      <TextField
        name="address"
        label={words.address}
        optional
        maxLength={200}
        value={draft.address}
        onChange={(address) => {
          change({ address });
        }}
        error={messageOf('address')}
      />
      <TextField
        name="residualDays"
        label={words.shelf}
        optional
        inputMode="numeric"
        maxLength={4}
        value={draft.residualDays}
        onChange={(residualDays) => {
          change({ residualDays });
        }}
        error={messageOf('residualDays')}
      />
      <TextField
        name="note"
        label={words.note}
        optional
        lines={2}
        maxLength={200}
        value={draft.note}
        onChange={(note) => {
          change({ note });
        }}
        error={messageOf('note')}
      />
    </>
  );
}

/** The places of the county's organisations and villages; where none is known, the division code itself. */
function PlaceField({ draft, change, messageOf }: DemandPartProps) {
  const words = useMarketWords();
  const places = usePlaces();
  const field = {
    name: 'divisionCode',
    label: words.deliverTo,
    hint: words.deliverToHint,
    error: messageOf('divisionCode'),
    value: draft.divisionCode,
    onChange: (divisionCode: string) => {
      change({ divisionCode });
    },
  };
  if (places.length === 0) return <TextField {...field} inputMode="numeric" maxLength={12} />;
  return <Combobox {...field} options={places} />;
}

function usePlaces() {
  const own = useAccount().organisation;
  const organisations = server.useQuery('get', '/v1/organisations', { params: { query: { limit: 200 } } });
  const all = [...(own ? [own] : []), ...(organisations.data?.items ?? [])];
  const named = new Map<string, string>();
  for (const { divisionCode, name } of all) {
    if (divisionCode !== undefined && !named.has(divisionCode)) named.set(divisionCode, name);
  }
  return [...named].map(([value, label]) => ({ value, label, hint: value, also: [value] }));
}
