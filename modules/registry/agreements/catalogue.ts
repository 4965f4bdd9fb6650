import type { Tx } from '../../kernel/transaction.ts';
import { FIELD_CLASSES, type FieldClass, type Recipient } from '../contract/agreement-terms.ts';
import type { DataContract, TwoLanguages } from '../contract/data-contract.ts';
import { OPEN_STATES, type Agreement } from './agreement.ts';
import { openAgreements, standingAgreements } from './agreement-store.ts';
import { lastDeliveries } from './catalogue-view.ts';
import { recipientText } from './field-sharing.ts';
import { freshnessOf, type Freshness } from './freshness.ts';

/** A dataset of the catalogue: the version that counts, and one that may wait beside it. */
export interface CatalogueEntry {
  /** In force or, failing that, the newest that was; a dataset that only waits shows what waits. */
  shown: Agreement;
  waiting?: Agreement;
  freshness?: Freshness;
  /** Titles of the fields that a search found. */
  matches: readonly TwoLanguages[];
}

export interface CatalogueFilter {
  q?: string | undefined;
  agency?: string | undefined;
  class?: FieldClass | undefined;
  purpose?: Recipient | undefined;
  overdue?: boolean | undefined;
}

/** Every dataset that fits, by agency and name. */
export async function readCatalogue(tx: Tx, filter: CatalogueFilter, now: number): Promise<CatalogueEntry[]> {
  const delivered = await lastDeliveries(tx);
  const shown = new Map<string, Agreement>();
  for (const agreement of await standingAgreements(tx))
    if (agreement.state === 'in-force' || shown.get(agreement.datasetId)?.state !== 'in-force')
      shown.set(agreement.datasetId, agreement);
  const waiting = new Map((await openAgreements(tx)).map((agreement) => [agreement.datasetId, agreement]));
  for (const [datasetId, agreement] of waiting) if (!shown.has(datasetId)) shown.set(datasetId, agreement);
  return [...shown.values()]
    .map((agreement) => entryOf(agreement, { waiting, delivered, now }))
    .flatMap((entry) => found(entry, filter))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** The promise of a version in force against what was delivered; others promise nothing any more. */
export function freshnessOfAgreement(
  agreement: Agreement,
  lastDeliveryAt: number | undefined,
  now: number,
): Freshness | undefined {
  const days = agreement.document.agreement?.freshnessDays;
  if (agreement.state !== 'in-force' || days === undefined) return undefined;
  return freshnessOf({ freshnessDays: days, inForceAt: agreement.inForceAt ?? now, lastDeliveryAt, now });
}

/** The classes that occur, the most open first. */
export function classesOf(document: DataContract): FieldClass[] {
  return FIELD_CLASSES.filter((known) => document.columns.some((column) => column.class === known));
}

interface Known {
  waiting: ReadonlyMap<string, Agreement>;
  delivered: ReadonlyMap<string, number>;
  now: number;
}

function entryOf(shown: Agreement, { waiting, delivered, now }: Known): CatalogueEntry {
  const other = waiting.get(shown.datasetId);
  const freshness = freshnessOfAgreement(shown, delivered.get(shown.datasetId), now);
  return {
    shown,
    ...(other && !OPEN_STATES.includes(shown.state) ? { waiting: other } : {}),
    ...(freshness ? { freshness } : {}),
    matches: [],
  };
}

function found(entry: CatalogueEntry, filter: CatalogueFilter): CatalogueEntry[] {
  return isWanted(entry, filter) ? searched(entry, filter.q ?? '') : [];
}

function isWanted({ shown, freshness }: CatalogueEntry, filter: CatalogueFilter): boolean {
  const { document, agencySlug } = shown;
  const held = [
    [filter.agency, () => filter.agency === agencySlug],
    [filter.class, () => classesOf(document).some((known) => known === filter.class)],
    [filter.purpose, () => document.agreement?.purposes.some((known) => known === filter.purpose) ?? false],
    [filter.overdue, () => filter.overdue === (freshness?.overdue ?? false)],
  ] as const;
  return held.every(([asked, holds]) => asked === undefined || holds());
}

/** Every word must occur somewhere; the fields that have one are named. */
function searched(entry: CatalogueEntry, q: string): CatalogueEntry[] {
  const { document } = entry.shown;
  const words = wordsOf(q);
  if (words.length === 0) return [entry];
  const about = plain([
    document.dataset,
    ...both(document.title),
    ...both(document.agency.name),
    ...(document.agreement?.purposes ?? []).flatMap((purpose) => both(recipientText(purpose).who)),
  ]);
  const fields = document.columns.map(({ name, header, title }) => ({
    title,
    text: plain([name, header, ...both(title)]),
  }));
  const matches = fields.filter(({ text }) => words.some((word) => text.includes(word)));
  const all = [about, ...fields.map(({ text }) => text)].join(' ');
  return words.every((word) => all.includes(word))
    ? [{ ...entry, matches: matches.map(({ title }) => title) }]
    : [];
}

function wordsOf(text: string): string[] {
  return plain([text])
    .split(/\s+/)
    .filter((word) => word !== '');
}

function plain(texts: readonly string[]): string {
  return texts.join(' ').normalize('NFKC').toLowerCase();
}

function both({ zh, en }: TwoLanguages): string[] {
  return [zh, en];
}

function orderOf({ shown }: CatalogueEntry): string {
  return `${shown.agencySlug} ${shown.datasetId}`;
}
