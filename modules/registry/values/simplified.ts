import { Converter } from 'opencc-js/t2cn';

const makeConverter: (options: { from: string; to: string }) => unknown = Converter;

/** Traditional characters as simplified ones, 買 as 买; everything else stays. */
export const simplified = makeConverter({ from: 't', to: 'cn' }) as (text: string) => string;
