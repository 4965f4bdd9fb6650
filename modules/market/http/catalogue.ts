import type { Handlers } from '../../kernel/operation.ts';
import { CATALOGUE_VERSION } from '../catalogue/catalogue.ts';
import type { Product } from '../catalogue/product.ts';
import { searchProducts } from '../catalogue/search-products.ts';
import { shownPrice } from '../units/shown-units.ts';

export function catalogueHandlers(): Handlers {
  return {
    listProducts: async (call) => ({
      status: 200,
      body: {
        catalogueVersion: CATALOGUE_VERSION,
        items: searchProducts(call.query.q ?? '').map(shownProduct),
      },
    }),
  };
}

function shownProduct(product: Product) {
  const { reference, synonyms, standards, ...rest } = product;
  return {
    ...rest,
    synonyms: [...synonyms],
    standards: standards.map(({ standard, title, levels }) => ({
      standard,
      title,
      levels: levels.map((level, at) => ({ level, rank: at + 1 })),
    })),
    reference: shownPrice(reference),
  };
}
