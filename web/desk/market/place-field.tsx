import { Combobox } from '../../kit/combobox.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { useAccount } from '../../shared/session/use-session.ts';
import { useMarketWords } from './market-words.ts';

interface Props {
  value: string;
  onChange: (divisionCode: string) => void;
  error: string | undefined;
}

/** Where to deliver: places that the platform knows by name; where it knows none, the division code itself. */
export function PlaceField(props: Props) {
  const words = useMarketWords();
  const places = usePlaces();
  const field = { ...props, name: 'divisionCode', label: words.deliverTo, hint: words.deliverToHint };
  if (places.length === 0) return <TextField {...field} inputMode="numeric" maxLength={12} />;
  return <Combobox {...field} options={places} />;
}

/** The county town, the places of organisations, and the villages that have goods on offer. */
function usePlaces() {
  const words = useMarketWords();
  const own = useAccount().organisation;
  const first = { params: { query: { limit: 200 } } };
  const organisations = server.useQuery('get', '/v1/organisations', first);
  const listings = server.useQuery('get', '/v1/listings', first);
  const places: Place[] = [
    { divisionCode: own?.divisionCode, name: own?.name },
    ...(organisations.data?.items ?? []),
    ...(listings.data?.items ?? []).map(({ seller }) => ({
      divisionCode: seller.placeCode,
      name: seller.place,
    })),
  ];
  return named(places, words.countyTown).map(([value, label]) => ({
    value,
    label,
    hint: value,
    also: [value],
  }));
}

interface Place {
  divisionCode?: string | undefined;
  name?: string | undefined;
}

/** Each place once, by its code; the county of a place goes before it as its town. */
function named(places: readonly Place[], countyTown: string): [code: string, name: string][] {
  const known = new Map<string, string>();
  for (const { divisionCode: code, name } of places) {
    if (code === undefined || name === undefined) continue;
    if (!known.has(code.slice(0, 6))) known.set(code.slice(0, 6), countyTown);
    if (!known.has(code)) known.set(code, name);
  }
  return [...known];
}
