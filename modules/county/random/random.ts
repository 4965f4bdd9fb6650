/** A stream of chance that depends on nothing but its seed: the same on every machine, time zone and run. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** True with the given share of cases, 0 to 1. */
  chance(share: number): boolean;
  /** One item of a list that is not empty; throws on an empty one. */
  pick<Item>(items: readonly Item[]): Item;
  /** A bell-shaped number around 0 with standard deviation 1, between -3.5 and 3.5. */
  bell(): number;
}

/** The stream of a seed and a label: two labels never share their chances (sfc32, started by FNV-1a of the text). */
export function seededRandom(seed: number, label: string): Random {
  let a = hash(`${String(seed)}/${label}/a`);
  let b = hash(`${String(seed)}/${label}/b`);
  let c = hash(`${String(seed)}/${label}/c`);
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();
  return randomOf(next);
}

function randomOf(next: () => number): Random {
  const share = (): number => next() / 4_294_967_296;
  const integer = (min: number, max: number): number => min + Math.floor(share() * (max - min + 1));
  return {
    next,
    integer,
    chance: (wanted) => share() < wanted,
    pick: <Item>(items: readonly Item[]): Item => {
      if (items.length === 0) throw new Error('nothing to pick from');
      return items[integer(0, items.length - 1)] as Item;
    },
    bell: () => {
      let sum = 0;
      for (let i = 0; i < 4; i += 1) sum += share();
      // Four uniform numbers have a variance of 1/3.
      return (sum - 2) * 1.7320508;
    },
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
