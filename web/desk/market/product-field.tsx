import { useState } from 'react';
import { Combobox } from '../../kit/combobox.tsx';
import type { FieldProps } from '../../kit/field.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { server } from '../../shared/api/client.ts';
import { usePreferences } from '../../shared/words/preferences.ts';
import { useMarketWords } from './market-words.ts';

export type Product = components['schemas']['Product'];

/** The catalogue of products; empty until it is loaded. */
export function useProducts(): readonly Product[] {
  return server.useQuery('get', '/v1/products', {}, { staleTime: Infinity }).data?.items ?? [];
}

/** The codes that the server finds for what is typed: it knows pinyin initials and written variants too. */
function useHits(typed: string): ReadonlySet<string> {
  const asked = { params: { query: { q: typed } } };
  const found = server.useQuery('get', '/v1/products', asked, { enabled: typed !== '', staleTime: Infinity });
  return new Set((typed === '' ? [] : (found.data?.items ?? [])).map((product) => product.code));
}

interface Props extends Omit<FieldProps, 'label' | 'hint'> {
  value: string;
  onChange: (code: string) => void;
}

/** A product by its name, another name, or pinyin. */
export function ProductField({ value, onChange, ...field }: Props) {
  const words = useMarketWords();
  const { language } = usePreferences();
  const products = useProducts();
  const [typed, setTyped] = useState('');
  const hits = useHits(typed);
  return (
    <Combobox
      {...field}
      label={words.product}
      hint={words.productHint}
      options={products.map((product) => ({
        value: product.code,
        label: language === 'zh' ? product.name : `${product.nameEn} ${product.name}`,
        also: [
          product.code,
          product.nameEn,
          product.name,
          ...product.synonyms,
          ...(hits.has(product.code) ? [typed] : []),
        ],
        ...(product.synonyms[0] === undefined || language === 'en'
          ? {}
          : { hint: product.synonyms.join('、') }),
      }))}
      value={value}
      onChange={onChange}
      onType={setTyped}
    />
  );
}
