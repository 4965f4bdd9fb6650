import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Agreement } from '../agreements/agreement.ts';
import type { AgreementEventRow } from '../agreements/agreement-table.ts';
import { classesOf, type CatalogueEntry } from '../agreements/catalogue.ts';
import type { Freshness } from '../agreements/freshness.ts';
import type { RefreshPeriod } from '../contract/agreement-terms.ts';
import type { DataContract } from '../contract/data-contract.ts';
import type { RegistryNeeds } from '../registry.ts';

type Schemas = components['schemas'];
/** What stands in JSON: lists that may be changed, as the generated types want them. */
type Document = Schemas['ContractDocument'];

/** Names of those who acted, by id. */
export type Names = ReadonlyMap<string, string>;

export async function namesOf(
  tx: Tx,
  identity: RegistryNeeds['identity'],
  given: { agreements: readonly Agreement[]; events: readonly AgreementEventRow[] },
): Promise<Names> {
  const ids = [
    ...given.agreements.flatMap((one) => [one.author, one.agencyApprover, one.countyApprover]),
    ...given.events.map(({ actor }) => actor),
  ];
  return identity.userNames(tx, [...new Set(ids.filter((id) => id !== null))]);
}

export function presentDocument(document: DataContract): Document {
  return structuredClone(document) as unknown as Document;
}

export function presentSummary(agreement: Agreement): Schemas['AgreementSummary'] {
  const { document, inForceAt, endedAt, acceptedUntil } = agreement;
  return {
    id: agreement.id,
    dataset: agreement.datasetId,
    title: document.title,
    agency: document.agency,
    version: agreement.version,
    state: agreement.state,
    createdAt: isoInstant(agreement.createdAt),
    ...instants({ inForceAt, endedAt, acceptedUntil }),
  };
}

export function presentEntry({
  shown,
  waiting,
  freshness,
  matches,
}: CatalogueEntry): Schemas['CatalogueEntry'] {
  const { document } = shown;
  return {
    dataset: shown.datasetId,
    title: document.title,
    agency: document.agency,
    ...(shown.state === 'in-force' ? { version: shown.version } : {}),
    state: shown.state,
    fields: document.columns.length,
    classes: classesOf(document),
    purposes: [...(document.agreement?.purposes ?? [])],
    ...(freshness && document.agreement
      ? { freshness: presentFreshness(freshness, document.agreement) }
      : {}),
    ...(waiting ? { waiting: presentSummary(waiting) } : {}),
    matches: [...matches],
  };
}

export function presentFreshness(
  { lastDeliveryAt, dueAt, overdue, daysLate }: Freshness,
  { freshnessDays, refresh }: { freshnessDays: number; refresh: RefreshPeriod },
): Schemas['Freshness'] {
  return {
    promisedDays: freshnessDays,
    refresh,
    ...(lastDeliveryAt === undefined ? {} : { lastDeliveryAt: isoInstant(lastDeliveryAt) }),
    dueAt: isoInstant(dueAt),
    overdue,
    daysLate,
  };
}

export function presentEvents(
  events: readonly AgreementEventRow[],
  versions: readonly Agreement[],
  names: Names,
): Schemas['AgreementEvent'][] {
  return events.map((event) => ({
    version: versions.find(({ id }) => id === event.agreementId)?.version ?? 0,
    kind: event.kind,
    ...(event.side === null ? {} : { side: event.side }),
    actor: presentActor(event.actor, names),
    ...(event.reason === null ? {} : { reason: event.reason }),
    at: isoInstant(event.at),
  }));
}

export function presentActor(id: string, names: Names): Schemas['AgreementActor'] {
  const name = names.get(id);
  return { id, ...(name === undefined ? {} : { name }) };
}

/** Instants that are there, in the contract's form. */
export function instants<Name extends string>(
  given: Readonly<Record<Name, number | null>>,
): Partial<Record<Name, string>> {
  const written: Partial<Record<Name, string>> = {};
  for (const name of Object.keys(given) as Name[]) {
    const at = given[name];
    if (at !== null) written[name] = isoInstant(at);
  }
  return written;
}
