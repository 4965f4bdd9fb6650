import { Readable } from 'node:stream';
import type { components } from '../../../openapi/contract.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { absent } from '../../kernel/problem.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Agreement, Decider } from '../agreements/agreement.ts';
import { agreementsOf, eventsOf } from '../agreements/agreement-store.ts';
import { catalogueCsv } from '../agreements/catalogue-csv.ts';
import { freshnessOfAgreement, readCatalogue } from '../agreements/catalogue.ts';
import { lastDeliveries, recordOrigin } from '../agreements/catalogue-view.ts';
import { fieldSharing, type FieldSharing } from '../agreements/field-sharing.ts';
import { openCatalogue } from '../agreements/open-catalogue.ts';
import { agencyOf } from '../agencies/agency-store.ts';
import type { Registry } from '../registry.ts';
import {
  namesOf,
  presentDocument,
  presentEntry,
  presentEvents,
  presentFreshness,
  presentSummary,
} from './present-agreement.ts';

type Schemas = components['schemas'];

/** The data catalogue: what is shared, on which basis, for whom, and how fresh it is. */
export function catalogueHandlers({ needs }: Registry): Handlers {
  const { clock } = needs;
  return {
    listCatalogue: async (call) => {
      const entries = await call.inTransaction((tx) => readCatalogue(tx, call.query, clock.now()));
      return { status: 200, body: { items: entries.map(presentEntry) } };
    },
    downloadCatalogue: async (call) => {
      const entries = await call.inTransaction((tx) => readCatalogue(tx, {}, clock.now()));
      const content = Readable.from(catalogueCsv(entries));
      return { status: 200, file: { type: 'text/csv; charset=utf-8', name: 'catalogue.csv', content } };
    },
    readOpenCatalogue: async (call) => {
      const entries = await call.inTransaction((tx) => readCatalogue(tx, {}, clock.now()));
      const content = JSON.stringify(openCatalogue(entries, clock.now()));
      return { status: 200, file: { type: 'application/ld+json', name: 'catalogue.jsonld', content } };
    },
    readCatalogueDataset: async (call) => {
      const { dataset } = call.path;
      const body = await call.inTransaction(async (tx) =>
        presentDataset(tx, needs, { dataset, by: await deciderOf(tx, call.actor) }),
      );
      return { status: 200, body };
    },
    readFieldSharing: async (call) => {
      const { dataset, column } = call.path;
      const versions = await call.inTransaction((tx) => agreementsOf(tx, dataset));
      const asked = versions.find(({ version }) => version === call.query.version);
      const agreement = call.query.version === undefined ? shownOf(versions) : asked;
      return { status: 200, body: presentSharing(agreement, sharingOf(agreement, column)) };
    },
    readValueSharing: async (call) => {
      const { recordId, column } = call.path;
      const body = await call.inTransaction(async (tx) => {
        const origin = await recordOrigin(tx, recordId);
        const { agencySlug } = await deciderOf(tx, call.actor);
        if (!origin || !mayAsk(call.actor, agencySlug, origin.agencySlug)) throw absent('record');
        const versions = await agreementsOf(tx, origin.datasetId);
        const agreement = versions.find(({ version }) => version === origin.contractVersion);
        const { batchId, rowNo } = origin;
        const sharing = presentSharing(agreement, sharingOf(agreement, column));
        return { ...sharing, record: { recordId, batchId, rowNo } };
      });
      return { status: 200, body };
    },
  };
}

/** The caller as somebody who decides: whose agency the own organisation is. */
export async function deciderOf(tx: Tx, actor: Actor): Promise<Decider> {
  const agency = actor.organisationId === undefined ? undefined : await agencyOf(tx, actor.organisationId);
  return { id: actor.id, permissions: actor.permissions, agencySlug: agency?.slug };
}

export function mayPropose(by: Decider, agencySlug: string): boolean {
  return (
    by.permissions.includes('registry.propose-agreements') &&
    (by.permissions.includes('registry.decide-for-county') || by.agencySlug === agencySlug)
  );
}

/** Agencies ask about their own records; the county and regulators about all. */
function mayAsk(actor: Actor, own: string | undefined, agencySlug: string): boolean {
  return own === agencySlug || actor.organisationKind === 'county' || actor.organisationKind === 'regulator';
}

/** What the catalogue shows of a dataset: in force, else the newest. */
function shownOf(versions: readonly Agreement[]): Agreement {
  const standing = versions.find(({ state }) => state === 'in-force');
  const ended = versions.find(({ state }) => state === 'ended' || state === 'superseded');
  const shown = standing ?? ended ?? versions[0];
  if (!shown) throw absent('dataset');
  return shown;
}

function sharingOf(agreement: Agreement | undefined, column: string): FieldSharing {
  const sharing = agreement && fieldSharing(agreement.document, column);
  if (!sharing) throw absent('field');
  return sharing;
}

function presentSharing(agreement: Agreement | undefined, sharing: FieldSharing): Schemas['FieldSharing'] {
  return {
    ...(agreement ? { agreementId: agreement.id } : {}),
    ...sharing,
    recipients: sharing.recipients.map((one) => ({ ...one, consents: [...one.consents] })),
  };
}

async function presentDataset(
  tx: Tx,
  { clock, identity }: Registry['needs'],
  { dataset, by }: { dataset: string; by: Decider },
): Promise<Schemas['CatalogueDataset']> {
  const versions = await agreementsOf(tx, dataset);
  const shown = shownOf(versions);
  const events = await eventsOf(tx, dataset);
  const names = await namesOf(tx, identity, { agreements: versions, events });
  const delivered = (await lastDeliveries(tx)).get(dataset);
  const freshness = freshnessOfAgreement(shown, delivered, clock.now());
  const { agreement } = shown.document;
  return {
    dataset,
    agreementId: shown.id,
    document: presentDocument(shown.document),
    state: shown.state,
    ...(freshness && agreement ? { freshness: presentFreshness(freshness, agreement) } : {}),
    nextVersion: (versions[0]?.version ?? 0) + 1,
    mayPropose: mayPropose(by, shown.agencySlug),
    versions: versions.map(presentSummary),
    history: presentEvents(events, versions, names),
  };
}
