import { pinyin } from 'pinyin-pro';
import { CATALOGUE } from './catalogue.ts';
import type { Product } from './product.ts';

/** Traditional characters of the catalogue's words and their simplified forms. */
const TRADITIONAL = '馬鈴薯蘿蔔黃豬雞鴨蘆筍蒜薑蔥頭捲萵莖蘋獼葉橘櫻葡萄棗蠶蜂鮮魚龍蝦麥蕎參當歸黨茶綠紅';
const SIMPLIFIED = '马铃薯萝卜黄猪鸡鸭芦笋蒜姜葱头卷莴茎苹猕叶橘樱葡萄枣蚕蜂鲜鱼龙虾麦荞参当归党茶绿红';

const simplified = new Map(
  Array.from(TRADITIONAL, (character, at) => [character, SIMPLIFIED.charAt(at)] as const),
);

/** A text as it is compared: NFKC, lower case, simplified characters, no spaces. */
function folded(text: string): string {
  const compact = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
  return Array.from(compact, (character) => simplified.get(character) ?? character).join('');
}

const letters = (word: string, pattern: 'first' | 'pinyin'): string =>
  pinyin(word, { pattern, toneType: 'none', type: 'array', v: true }).join('').toLowerCase();

interface Terms {
  product: Product;
  words: string[];
  latin: string[];
}

const index: Terms[] = CATALOGUE.map((product) => {
  const names = [product.name, ...product.synonyms];
  return {
    product,
    words: names.map(folded),
    latin: [
      folded(product.nameEn),
      product.code,
      ...names.map((name) => letters(name, 'first')),
      ...names.map((name) => letters(name, 'pinyin')),
    ],
  };
});

/** How well a product answers: 3 a whole name, 2 the beginning of one, 1 anywhere inside, 0 not at all. */
function hit({ words, latin }: Terms, wanted: string): number {
  const terms = [...words, ...latin];
  if (terms.includes(wanted)) return 3;
  if (terms.some((term) => term.startsWith(wanted))) return 2;
  return words.some((word) => word.includes(wanted)) ? 1 : 0;
}

/**
 * The products that a text names by name, synonym, English name, pinyin or its initials; best hits first, catalogue
 * order among equals, all products for a blank text. The text is taken literally: no wildcard, no operator.
 */
export function searchProducts(text: string): readonly Product[] {
  const wanted = folded(text);
  if (wanted === '') return CATALOGUE;
  return index
    .map((terms) => ({ product: terms.product, hit: hit(terms, wanted) }))
    .filter((found) => found.hit > 0)
    .sort((a, b) => b.hit - a.hit)
    .map((found) => found.product);
}
