import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { chinaDate, DAY } from '../../modules/kernel/clock.ts';
import { checkCertificate, type Verdict } from '../../modules/market/matching/certificate.ts';
import type { TestApp } from './app.ts';

/** A round's certificate as anybody entitled downloads it. */
export interface Certificate {
  inputHash: string;
  inputs: { lots: { grams: number }[]; wants: { grams: number }[] };
  edges: [number, number, number, number][];
  u: number[];
  v: number[];
  objective: string;
}

/** Potatoes, ready from today for 30 days; the price in 元 per 斤. */
export function potatoes(app: TestApp, jin: string, yuanPerJin: string): object {
  return {
    productCode: 'potato',
    quantity: { value: jin, unit: '斤' },
    askPrice: { yuan: yuanPerJin, per: '斤' },
    readyFrom: dayFrom(app, 0),
    readyUntil: dayFrom(app, 30),
  };
}

/** Potatoes wanted from tomorrow, delivered somewhere in the area; the price in 元 per 公斤. */
export function potatoesWanted(
  app: TestApp,
  divisionCode: string,
  wish: { kilograms: string; yuan: string },
): object {
  return {
    productCode: 'potato',
    quantity: { value: wish.kilograms, unit: '公斤' },
    maxPrice: { yuan: wish.yuan, per: '公斤' },
    deliverFrom: dayFrom(app, 1),
    deliverUntil: dayFrom(app, 15),
    deliverTo: { divisionCode },
  };
}

/** What somebody finds who checks a certificate alone: the hashes of document and inputs, and the proof. */
export function checked(certificate: Certificate): {
  certificateHash: string;
  inputHash: string;
  verdict: Verdict;
} {
  const { inputs, edges, u, v } = certificate;
  const supply = inputs.lots.map((lot) => lot.grams);
  const demand = inputs.wants.map((want) => want.grams);
  return {
    certificateHash: sha256(canonicalize(certificate)),
    inputHash: sha256(canonicalize(inputs)),
    verdict: checkCertificate({ supply, demand, edges, u, v }),
  };
}

function dayFrom(app: TestApp, days: number): string {
  return chinaDate(app.clock.now() + days * DAY);
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
