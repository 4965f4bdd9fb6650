import type { components } from '../../../openapi/contract.gen.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { leadsOfHousehold } from '../leads/leads-view.ts';
import { eventsOf, evidenceOf } from '../leads/lead-store.ts';
import type { LeadRow } from '../leads/lead-table.ts';
import { appealLead } from '../leads/life/appeal-lead.ts';
import { replyLead } from '../leads/life/reply-lead.ts';
import { myLeadBody, type Reader } from '../leads/present/my-lead-body.ts';
import { readRules } from '../leads/evaluate/current-rules.ts';
import { householdsOfPersons } from '../people/household-view.ts';
import type { Registry } from '../registry.ts';

type Schemas = components['schemas'];

/** What is asked about the farmer's own household, alone or with a village agent. */
export function myLeadHandlers(registry: Registry): Handlers {
  const { needs } = registry;
  return {
    listMyLeads: async (call) => {
      const items = await call.inTransaction(async (tx) => {
        const reader = await readerOf(tx, registry, call.actor.personId);
        return reader ? bodies(tx, registry, await leadsOfHousehold(tx, reader.householdId), reader) : [];
      });
      return { status: 200, body: { items } };
    },
    replyMyLead: (call) =>
      call.once(async (tx) => {
        const { lead, reader } = await myLead(tx, registry, call.actor.personId, call.path.leadId);
        const saying = { party: 'household' as const, actor: call.actor, ...call.body };
        return answer(tx, registry, await replyLead(tx, needs, lead, saying), reader);
      }),
    appealMyLead: (call) =>
      call.once(async (tx) => {
        const { lead, reader } = await myLead(tx, registry, call.actor.personId, call.path.leadId);
        const saying = { party: 'household' as const, actor: call.actor, ...call.body };
        return answer(tx, registry, await appealLead(tx, needs, lead, saying), reader);
      }),
  };
}

async function answer(
  tx: Tx,
  registry: Registry,
  lead: LeadRow,
  reader: Reader,
): Promise<{ status: 200; body: Schemas['MyLead'] }> {
  const [body] = await bodies(tx, registry, [lead], reader);
  if (!body) throw absent('lead');
  return { status: 200, body };
}

async function readerOf(
  tx: Tx,
  registry: Registry,
  personId: string | undefined,
): Promise<Reader | undefined> {
  if (personId === undefined) return undefined;
  const householdId = (await householdsOfPersons(tx, [personId])).get(personId)?.householdId;
  const file = householdId === undefined ? undefined : await registry.household(tx, householdId);
  if (!file) return undefined;
  return {
    personId,
    householdId: file.householdId,
    isHead: file.members.some((member) => member.personId === personId && member.head),
    names: new Map(file.members.map((member) => [member.personId, member.name])),
  };
}

/** A lead that the own household is shown; any other does not exist. */
async function myLead(
  tx: Tx,
  registry: Registry,
  personId: string | undefined,
  leadId: string,
): Promise<{ lead: LeadRow; reader: Reader }> {
  const reader = await readerOf(tx, registry, personId);
  const leads = reader ? await leadsOfHousehold(tx, reader.householdId) : [];
  const lead = leads.find(({ id }) => id === leadId);
  if (!reader || !lead) throw absent('lead');
  return { lead, reader };
}

async function bodies(
  tx: Tx,
  { needs, people }: Registry,
  leads: readonly LeadRow[],
  reader: Reader,
): Promise<Schemas['MyLead'][]> {
  const ids = leads.map(({ id }) => id);
  const evidence = await evidenceOf(tx, ids);
  const events = await eventsOf(tx, ids);
  const now = needs.clock.now();
  const rules = leads.length === 0 ? [] : await readRules(tx, now);
  return leads.flatMap((lead) => {
    const rule = rules.find(({ ruleId, version }) => ruleId === lead.ruleId && version === lead.version);
    if (!rule) return [];
    const parts = {
      definition: rule.definition,
      evidence: evidence.filter(({ leadId }) => leadId === lead.id),
      events: events.filter(({ leadId }) => leadId === lead.id),
    };
    return [myLeadBody(lead, parts, { told: people, reader, now })];
  });
}
