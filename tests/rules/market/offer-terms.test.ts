import { productOf } from '../../../modules/market/catalogue/catalogue.ts';
import { heldCertificates, readyTime } from '../../../modules/market/listings/offer-terms.ts';
import { dateText, dayOf } from '../../../modules/market/units/day.ts';

const today = dayOf('2026-11-23', 'today');
const cherry = productOf('cherry');

test('days read and write', () => {
  expect(dateText(today)).toBe('2026-11-23');
  expect(() => dayOf('2026-02-30', '/readyFrom')).toThrow(expect.objectContaining({ code: 'date-invalid' }));
});

test('best before counts from the harvest, or from the first day when it is still to come', () => {
  const window = { readyFrom: '2026-11-25', readyUntil: '2026-12-01' };
  expect(dateText(readyTime(window, cherry, today).bestBefore)).toBe('2026-12-03');
  const harvested = readyTime({ ...window, harvestedOn: '2026-11-20' }, cherry, today);
  expect(dateText(harvested.bestBefore)).toBe('2026-11-28');
});

test.each([
  [{ readyFrom: '2026-12-01', readyUntil: '2026-12-01' }, 'window-invalid', '/readyUntil'],
  [{ readyFrom: '2026-12-02', readyUntil: '2026-12-01' }, 'window-invalid', '/readyUntil'],
  [{ readyFrom: '2026-11-01', readyUntil: '2026-11-23' }, 'window-past', '/readyUntil'],
  [
    { readyFrom: '2026-11-25', readyUntil: '2026-12-01', harvestedOn: '2026-11-26' },
    'ready-before-harvest',
    '/readyFrom',
  ],
  [
    { readyFrom: '2026-11-24', readyUntil: '2026-12-01', harvestedOn: '2026-11-01' },
    'past-best-before',
    '/harvestedOn',
  ],
  [{ readyFrom: '2026-11-31', readyUntil: '2026-12-01' }, 'date-invalid', '/readyFrom'],
])('%j is refused', (asked, code, field) => {
  expect(() => readyTime(asked, cherry, today)).toThrow(
    expect.objectContaining({ kind: 'invalid', code, fields: [expect.objectContaining({ field })] }),
  );
});

const green = { kind: 'green', number: 'LB-15-1234', validUntil: '2026-11-24' };

test('a certificate that holds until tomorrow is taken', () => {
  expect(heldCertificates([{ ...green, products: ['cherry'] }], cherry, today)).toEqual([
    { kind: 'green', number: 'LB-15-1234', validUntil: today + 1 },
  ]);
});

test.each([
  [[{ ...green, validUntil: '2026-11-23' }], 'certificate-expired', '/certificates/0/validUntil'],
  [[{ ...green, products: ['apple'] }], 'certificate-out-of-scope', '/certificates/0/products'],
  [[green, { ...green, number: 'LB-2' }], 'certificate-repeated', '/certificates/1/kind'],
])('%j is refused', (named, code, field) => {
  expect(() => heldCertificates(named, cherry, today)).toThrow(
    expect.objectContaining({ kind: 'invalid', code, fields: [expect.objectContaining({ field })] }),
  );
});
