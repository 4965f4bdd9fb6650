import { useState } from 'react';
import { Choice } from '../../kit/choice.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { usePreferences } from '../../shared/words/preferences.ts';
import { productsLike, useCatalogue, type Product } from './catalogue.ts';
import type { StepProps } from './listing-steps.tsx';
import { useListingWords } from './listing-words.ts';
import { withProduct } from './listing-draft.ts';

const MOST = 8;

/** Finds a product by any of its names; pinyin initials are known to the server alone. */
export function ProductStep({ draft, onChange, faultOf }: StepProps) {
  const words = useListingWords();
  const catalogue = useCatalogue();
  const [typed, setTyped] = useState('');
  return (
    <>
      <TextField
        name="search"
        label={words.search}
        hint={words.searchHint}
        value={typed}
        onChange={setTyped}
        type="search"
        autoComplete="off"
        maxLength={40}
      />
      <Answer of={catalogue}>
        {({ items }) => {
          const found = productsLike(items, typed);
          const choose = (product: Product, name: string) => {
            onChange(withProduct(draft, product, name));
          };
          const shared = { chosen: draft.productCode, error: faultOf('product'), onChoose: choose };
          if (found.length > 0) return <Found products={found} {...shared} />;
          return <FoundByServer typed={typed.trim()} {...shared} />;
        }}
      </Answer>
    </>
  );
}

interface FoundProps {
  chosen: string;
  error: string | undefined;
  onChoose: (product: Product, name: string) => void;
}

function FoundByServer({ typed, ...shared }: FoundProps & { typed: string }) {
  const words = useListingWords();
  const query = server.useQuery('get', '/v1/products', { params: { query: { q: typed } } });
  const nothing = <p role="status">{words.noProduct}</p>;
  return (
    <Answer of={query}>
      {({ items }) => (items.length === 0 ? nothing : <Found products={items} {...shared} />)}
    </Answer>
  );
}

function Found({ products, chosen, error, onChoose }: FoundProps & { products: readonly Product[] }) {
  const words = useListingWords();
  const { language } = usePreferences();
  const nameOf = (product: Product) => (language === 'zh' ? product.name : product.nameEn);
  return (
    <Choice
      name="product"
      label={words.pick}
      error={error}
      value={chosen}
      options={products.slice(0, MOST).map((product) => ({
        value: product.code,
        label: nameOf(product),
        hint: language === 'zh' ? product.synonyms.slice(0, 3).join('、') : product.name,
      }))}
      onChange={(code) => {
        const product = products.find((one) => one.code === code);
        if (product) onChoose(product, nameOf(product));
      }}
    />
  );
}
