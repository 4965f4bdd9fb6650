import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { agencyOf, boundAgencies } from '../agencies/agency-store.ts';
import { bindAgency } from '../agencies/bind-agency.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { openCaseCount } from '../people/household-view.ts';
import { recordsAboutMe, type HeldRecords } from '../records/my-records.ts';
import type { Registry } from '../registry.ts';

type Schemas = components['schemas'];

/** Contracts, agencies, villages, and what is held about a farmer. */
export function overviewHandlers(registry: Registry): Handlers {
  const { contracts, clock, identity } = registry.needs;
  return {
    listDataContracts: async (call) => {
      const { organisationId } = call.actor;
      const agency =
        organisationId === undefined
          ? undefined
          : await call.inTransaction((tx) => agencyOf(tx, organisationId));
      return {
        status: 200,
        body: { items: contracts.all.map((contract) => presentContract(contract, agency?.slug)) },
      };
    },
    listAgencies: async (call) => {
      const items = await call.inTransaction((tx) => agencies(tx, registry));
      return { status: 200, body: { items } };
    },
    bindAgency: async (call) => {
      const { slug } = call.path;
      const ask = { slug, organisationId: call.body.organisationId, by: call.actor.id, now: clock.now() };
      const all = await call.inTransaction(async (tx) => {
        await bindAgency(tx, { identity, contracts }, ask);
        return agencies(tx, registry);
      });
      const bound = all.find((agency) => agency.slug === slug);
      if (!bound) throw new Error('a bound agency is not listed');
      return { status: 200, body: bound };
    },
    listVillages: async (call) => {
      const body = await call.inTransaction(async (tx) => ({
        items: await registry.villages(tx),
        openCases: await openCaseCount(tx),
      }));
      return { status: 200, body };
    },
    listMyRecords: async (call) => {
      const { personId } = call.actor;
      const held =
        personId === undefined
          ? []
          : await call.inTransaction((tx) => recordsAboutMe(tx, contracts, personId));
      return { status: 200, body: { items: held.map(presentHeld) } };
    },
  };
}

async function agencies(tx: Tx, { needs }: Registry): Promise<Schemas['Agency'][]> {
  const bound = new Map((await boundAgencies(tx)).map((row) => [row.slug, row.organisationId]));
  return needs.contracts.agencies.map(({ slug, name, datasets }) => {
    const organisationId = bound.get(slug);
    return {
      slug,
      name,
      datasets: [...datasets],
      ...(organisationId === undefined ? {} : { organisationId }),
    };
  });
}

function presentContract(contract: DataContract, agencySlug: string | undefined): Schemas['DataContract'] {
  return {
    dataset: contract.dataset,
    version: contract.version,
    title: contract.title,
    agency: contract.agency,
    columns: contract.columns.map((column) => ({
      name: column.name,
      header: column.header,
      title: column.title,
      type: column.type,
      required: column.required,
      ...(column.values ? { values: Object.keys(column.values) } : {}),
    })),
    naturalKey: [...contract.naturalKey],
    toleranceBp: contract.toleranceBp,
    deliveries: {
      kinds: [...contract.deliveries.kinds],
      usual: contract.deliveries.usual,
      fullEndsMissing: contract.deliveries.fullEndsMissing,
    },
    mayDeliver: contract.agency.slug === agencySlug,
  };
}

function presentHeld({
  contract,
  records,
  updatedAt,
  latest,
}: HeldRecords): Schemas['MyRecords']['items'][number] {
  return {
    agency: contract.agency,
    dataset: contract.dataset,
    title: contract.title,
    records,
    updatedAt: isoInstant(updatedAt),
    holds: contract.columns.map(({ title }) => title),
    latest,
  };
}
