import type { components } from '../../../openapi/contract.gen.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { openAgreements } from '../agreements/agreement-store.ts';
import { agencyOf, boundAgencies } from '../agencies/agency-store.ts';
import { bindAgency } from '../agencies/bind-agency.ts';
import type { DataContract } from '../contract/data-contract.ts';
import { openCaseCount } from '../people/household-view.ts';
import { askWaiting } from '../objections/objection-store.ts';
import type { Registry } from '../registry.ts';

type Schemas = components['schemas'];

/** Contracts, agencies and villages. */
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
        await askWaiting(tx, slug, ask.now);
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
  };
}

/** Agencies with something in force or waiting: one that is new must be bound before it can approve. */
async function agencies(tx: Tx, { needs }: Registry): Promise<Schemas['Agency'][]> {
  const bound = new Map((await boundAgencies(tx)).map((row) => [row.slug, row.organisationId]));
  const known = needs.contracts.agencies;
  const fresh = (await openAgreements(tx)).filter(
    ({ agencySlug }) => !known.some(({ slug }) => slug === agencySlug),
  );
  const waiting = fresh.map(({ document }) => ({ ...document.agency, datasets: [document.dataset] }));
  const unique = new Map([...waiting, ...known].map((agency) => [agency.slug, agency]));
  return [...unique.values()].map(({ slug, name, datasets }) => {
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
