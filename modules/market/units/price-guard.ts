import type { WeightUnit } from '../../kernel/quantity.ts';
import { shownPrice, type ShownPrice } from './shown-units.ts';

export type PriceDoubt = 'far-from-market' | 'half-of-own-last' | 'double-of-own-last';

/** What is asked back when a price may confuse 斤 and 公斤. */
export interface PriceQuestion {
  needsConfirmation: true;
  reason: PriceDoubt;
  question: { zh: string; en: string };
  readings: { sent: boolean; price: ShownPrice }[];
  reference: ShownPrice;
}

/** A price as entered, with what it is compared to; all prices in 厘/kg. */
export interface PriceUnderGuard {
  price: number;
  per: WeightUnit;
  median: number;
  ownLast: number | undefined;
}

/** How near to exactly half or double counts as the same slip: 8 per cent. */
const NEAR_PERCENT = 8;

/**
 * Why a price looks like a mix-up of 斤 and 公斤: outside [0.4, 2.5] times the reference median, or within 8 % of
 * half or double the party's own last price. `undefined` when it looks right.
 */
export function priceDoubt({ price, median, ownLast }: Omit<PriceUnderGuard, 'per'>): PriceDoubt | undefined {
  if (price * 10 < median * 4 || price * 10 > median * 25) return 'far-from-market';
  if (ownLast === undefined) return undefined;
  if (isNear(price * 2, ownLast)) return 'half-of-own-last';
  if (isNear(price, ownLast * 2)) return 'double-of-own-last';
  return undefined;
}

/** The question for a doubtful price, with what the number would mean per 斤 and per 公斤; `undefined` when it looks right. */
export function priceQuestion(guarded: PriceUnderGuard): PriceQuestion | undefined {
  const reason = priceDoubt(guarded);
  if (reason === undefined) return undefined;
  const other = otherReading(guarded);
  const sent = shownPrice(guarded.price);
  return {
    needsConfirmation: true,
    reason,
    question: {
      zh: `是否把 斤/公斤 弄混？您写的是 ${sent.text}，参考价 ${shownPrice(referenceOf(guarded, reason)).text}。`,
      en: `Were 斤 and 公斤 mixed up? You wrote ${sent.text}; the reference is ${shownPrice(referenceOf(guarded, reason)).text}.`,
    },
    readings: [
      { sent: true, price: sent },
      { sent: false, price: shownPrice(other) },
    ],
    reference: shownPrice(referenceOf(guarded, reason)),
  };
}

function isNear(price: number, target: number): boolean {
  return Math.abs(price - target) * 100 <= target * NEAR_PERCENT;
}

function referenceOf(guarded: PriceUnderGuard, reason: PriceDoubt): number {
  return reason === 'far-from-market' ? guarded.median : (guarded.ownLast ?? guarded.median);
}

/** The same number read per 公斤 when it was sent per 斤, and per 斤 otherwise. */
function otherReading({ price, per, median }: PriceUnderGuard): number {
  if (per === '斤') return Math.max(1, Math.round(price / 2));
  if (per === '公斤') return price * 2;
  return price > median ? Math.max(1, Math.round(price / 2)) : price * 2;
}
