import { useEffect } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { server } from '../../shared/api/client.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { Schema } from '../../shared/api/schemas.ts';
import { usePreferences } from '../../shared/words/preferences.ts';

type Products = Schema<'ProductList'>;
export type Product = Schema<'Product'>;

const KEY = 'tianxin.catalogue';
const DAY_MS = 86_400_000;

/** The whole catalogue; the copy of the last visit serves while there is no network. */
export function useCatalogue(): UseQueryResult<Products, Problem> {
  const kept = localStorage.getItem(KEY);
  const catalogue = server.useQuery(
    'get',
    '/v1/products',
    {},
    { staleTime: DAY_MS, ...(kept === null ? {} : { placeholderData: JSON.parse(kept) as Products }) },
  );
  const { data, isPlaceholderData } = catalogue;
  useEffect(() => {
    if (data !== undefined && !isPlaceholderData) localStorage.setItem(KEY, JSON.stringify(data));
  }, [data, isPlaceholderData]);
  return catalogue;
}

/** Names a product in the person's language; the given name where the catalogue is not there. */
export function useProductName(): (code: string, name: string) => string {
  const { language } = usePreferences();
  const catalogue = useCatalogue();
  return (code, name) => {
    if (language === 'zh') return name;
    return catalogue.data?.items.find((product) => product.code === code)?.nameEn ?? name;
  };
}

/** The products whose name, other name or code holds what was typed; names that begin with it first. */
export function productsLike(products: readonly Product[], typed: string): Product[] {
  const sought = typed.trim().toLowerCase();
  const names = (product: Product) => [product.name, product.nameEn, product.code, ...product.synonyms];
  const holds = products.filter((product) =>
    names(product).some((name) => name.toLowerCase().includes(sought)),
  );
  const begins = (product: Product) => names(product).some((name) => name.toLowerCase().startsWith(sought));
  return [...holds.filter(begins), ...holds.filter((product) => !begins(product))];
}
