import type { components } from '../../../openapi/contract.gen.ts';
import { useMarketWords } from './market-words.ts';

/** A cooperative by name, a farmer by the village alone. */
export function SellerName({ seller }: { seller: components['schemas']['Seller'] }) {
  const words = useMarketWords();
  if (seller.name !== undefined) return seller.name;
  return seller.place === undefined ? words.farmer : words.farmerOf(seller.place);
}
