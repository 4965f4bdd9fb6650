import { invalid } from '../../kernel/problem.ts';
import type { Product } from '../catalogue/product.ts';
import { checkWindow, dateText, dayOf } from '../units/day.ts';
import type { HeldCertificate } from './listing-table.ts';

/** When goods are ready, and the last day on which they are good. Days are integer counts. */
export interface ReadyTime {
  harvestedOn: number | null;
  readyFrom: number;
  readyUntil: number;
  bestBefore: number;
}

/**
 * Reads and checks a ready window. 422 `window-invalid`, `window-past`, `ready-before-harvest`, or
 * `past-best-before` when the product's shelf life is over before the window begins.
 */
export function readyTime(
  asked: { harvestedOn?: string; readyFrom: string; readyUntil: string },
  product: Product,
  today: number,
): ReadyTime {
  const readyFrom = dayOf(asked.readyFrom, '/readyFrom');
  const readyUntil = dayOf(asked.readyUntil, '/readyUntil');
  const harvestedOn = asked.harvestedOn === undefined ? null : dayOf(asked.harvestedOn, '/harvestedOn');
  checkWindow({ from: readyFrom, until: readyUntil }, { from: '/readyFrom', until: '/readyUntil' }, today);
  if (harvestedOn !== null && readyFrom < harvestedOn) {
    throw invalid('ready-before-harvest', '/readyFrom', 'Goods cannot be ready before they are harvested.');
  }
  const bestBefore = (harvestedOn ?? readyFrom) + product.shelfLifeDays;
  if (bestBefore < Math.max(readyFrom, today)) {
    throw invalid(
      'past-best-before',
      '/harvestedOn',
      `${product.name} of that harvest is good until ${dateText(bestBefore)} only.`,
    );
  }
  return { harvestedOn, readyFrom, readyUntil, bestBefore };
}

/** A certificate as a seller names it. */
export interface NamedCertificate {
  kind: string;
  number: string;
  validUntil: string;
  products?: string[];
}

/** Reads and checks certificates: 422 `certificate-expired`, `certificate-out-of-scope`, `certificate-repeated`. */
export function heldCertificates(
  named: readonly NamedCertificate[],
  product: Product,
  today: number,
): HeldCertificate[] {
  return named.map((certificate, at) => {
    const field = `/certificates/${String(at)}`;
    const validUntil = dayOf(certificate.validUntil, `${field}/validUntil`);
    if (validUntil <= today) {
      throw invalid('certificate-expired', `${field}/validUntil`, 'The certificate is no longer valid.');
    }
    if (certificate.products && !certificate.products.includes(product.code)) {
      throw invalid(
        'certificate-out-of-scope',
        `${field}/products`,
        `The certificate does not cover ${product.name}.`,
      );
    }
    if (named.findIndex((other) => other.kind === certificate.kind) !== at) {
      throw invalid('certificate-repeated', `${field}/kind`, 'Name one certificate of each kind.');
    }
    return { kind: certificate.kind, number: certificate.number, validUntil };
  });
}
