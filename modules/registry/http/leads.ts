import type { components } from '../../../openapi/contract.gen.ts';
import type { Actor } from '../../kernel/actor.ts';
import { DAY } from '../../kernel/clock.ts';
import type { Call, Handlers, OperationId } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { searchLeads } from '../leads/leads-view.ts';
import { eventsOf, evidenceOf, householdsOf } from '../leads/lead-store.ts';
import type { LeadRow } from '../leads/lead-table.ts';
import { askLead } from '../leads/life/ask-lead.ts';
import { decideAppeal } from '../leads/life/decide-appeal.ts';
import { decideLead } from '../leads/life/decide-lead.ts';
import { LEAD_TRANSITIONS } from '../leads/life/lead-state.ts';
import { replyLead } from '../leads/life/reply-lead.ts';
import { eventBody, evidenceBody, summaryBody } from '../leads/present/lead-body.ts';
import { ruleOf } from '../leads/rule-store.ts';
import type { Registry } from '../registry.ts';
import { areaOf, leadInArea } from './lead-scope.ts';

type Schemas = components['schemas'];

const PAGE = 50;

/** The county's work on conflict leads, within its own area. */
export function leadHandlers(registry: Registry): Handlers {
  const { needs } = registry;
  const villageName = villageNames(registry);
  type Work = (tx: Tx, lead: LeadRow, actor: Actor) => Promise<LeadRow>;
  const step = async (tx: Tx, { actor, path }: LeadCall, work: Work) => {
    const lead = await work(tx, await leadInArea(tx, registry, actor, path.leadId), actor);
    return { status: 200 as const, body: await leadBody(tx, registry, lead, actor) };
  };
  return {
    listLeads: async (call) => {
      const { ruleId, state, village, minAgeDays, cursor, limit = PAGE } = call.query;
      const page = await call.inTransaction(async (tx) => {
        const area = await areaOf(tx, registry, call.actor);
        const until = minAgeDays === undefined ? {} : { openedUntil: needs.clock.now() - minAgeDays * DAY };
        const filter = {
          area,
          ...until,
          ...(ruleId === undefined ? {} : { ruleId }),
          ...(state === undefined ? {} : { state }),
          ...(village === undefined ? {} : { village }),
        };
        return searchLeads(tx, filter, { limit, ...(cursor === undefined ? {} : { cursor }) });
      });
      const items = page.items.map((lead) => summaryBody(lead, undefined, villageName));
      return { status: 200, body: { ...page, items } };
    },
    readLead: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const lead = await leadInArea(tx, registry, call.actor, call.path.leadId);
        await recordLook(tx, registry, call, lead);
        return leadBody(tx, registry, lead, call.actor);
      });
      return { status: 200, body };
    },
    askLead: (call) =>
      call.once((tx) =>
        step(tx, call, (_tx, lead, actor) =>
          askLead(tx, needs, lead, { party: 'county', actor, ...call.body }),
        ),
      ),
    recordLeadReply: (call) =>
      call.once((tx) =>
        step(tx, call, (_tx, lead, actor) =>
          replyLead(tx, needs, lead, { party: 'county', actor, ...call.body }),
        ),
      ),
    decideLead: (call) =>
      call.once((tx) =>
        step(tx, call, (_tx, lead, actor) =>
          decideLead(tx, needs, lead, { party: 'county', actor, ...call.body }),
        ),
      ),
    decideLeadAppeal: (call) =>
      call.once((tx) =>
        step(tx, call, (_tx, lead, actor) =>
          decideAppeal(tx, needs, lead, { party: 'county', actor, ...call.body }),
        ),
      ),
  };
}

type LeadCall = Pick<Call<OperationId>, 'actor'> & { path: { leadId: string } };

function villageNames({ needs }: Registry): (code: string) => string {
  const names = new Map(
    needs.divisions.map(({ code, name, townshipName }) => [code, `${townshipName}${name}`]),
  );
  return (code) => names.get(code) ?? code;
}

/** No log, no data: without an access log a lead's page is not shown. */
async function recordLook(
  tx: Tx,
  { needs }: Registry,
  { actor, requestId }: Pick<Call<OperationId>, 'actor' | 'requestId'>,
  lead: LeadRow,
): Promise<void> {
  if (!needs.recordLeadLook)
    throw new Problem('unavailable', 'audit-unavailable', 'The access log is not there.');
  const at = needs.clock.now();
  for (const { householdId } of await householdsOf(tx, [lead.id]))
    await needs.recordLeadLook(tx, { actor, leadId: lead.id, householdId, requestId, at });
}

async function leadBody(tx: Tx, registry: Registry, lead: LeadRow, reader: Actor): Promise<Schemas['Lead']> {
  const { definition } = await ruleOf(tx, lead);
  const { title, question, compares, basis, replyDays } = definition;
  const { households, names } = await householdsBody(tx, registry, lead.id);
  const evidence = await evidenceOf(tx, [lead.id]);
  const events = await eventsOf(tx, [lead.id]);
  return {
    lead: summaryBody(lead, title, villageNames(registry)),
    question,
    compares,
    basis,
    replyDays,
    revision: lead.revision,
    households,
    evidence: evidence.map((row) => evidenceBody(registry.people, row, names)),
    history: events.map((event) => eventBody(event, true)),
    next: [...LEAD_TRANSITIONS[lead.state]],
    mayDecideAppeal: lead.state === 'appealed' && lead.decidedBy !== reader.id,
  };
}

async function householdsBody(
  tx: Tx,
  registry: Registry,
  leadId: string,
): Promise<{ households: Schemas['Lead']['households']; names: Map<string, string> }> {
  const names = new Map<string, string>();
  const households: Schemas['Lead']['households'] = [];
  for (const { householdId } of await householdsOf(tx, [leadId])) {
    const file = await registry.household(tx, householdId);
    for (const member of file?.members ?? []) names.set(member.personId, member.name);
    const members = (file?.members ?? []).map(({ personId, name, relation }) => ({
      personId,
      name,
      relation,
    }));
    households.push({ householdId, villageName: file?.villageName ?? '', members });
  }
  return { households, names };
}
