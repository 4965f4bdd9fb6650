import type { components } from '../../../openapi/contract.gen.ts';
import { isoInstant } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { agencyLeads } from '../leads/leads-view.ts';
import { eventsOf, evidenceOf } from '../leads/lead-store.ts';
import type { LeadRow } from '../leads/lead-table.ts';
import { ANSWERABLE } from '../leads/life/lead-state.ts';
import { replyLead } from '../leads/life/reply-lead.ts';
import { eventBody, evidenceBody } from '../leads/present/lead-body.ts';
import type { Registry } from '../registry.ts';
import { leadOfAgency, ownAgency } from './lead-scope.ts';

type Schemas = components['schemas'];

const PAGE = 50;
const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** What an agency is asked about its own rows; it learns nothing of the rows beside them. */
export function agencyLeadHandlers(registry: Registry): Handlers {
  const { needs } = registry;
  return {
    listAgencyLeads: async (call) => {
      const { cursor, limit = PAGE } = call.query;
      const body = await call.inTransaction(async (tx) => {
        const agency = await ownAgency(tx, call.actor);
        if (agency === undefined) return { items: [] };
        const page = await agencyLeads(tx, agency, { limit, ...(cursor === undefined ? {} : { cursor }) });
        return { ...page, items: await bodies(tx, registry, page.items, agency) };
      });
      return { status: 200, body };
    },
    readAgencyLead: async (call) => {
      const body = await call.inTransaction(async (tx) => {
        const { lead, agency } = await leadOfAgency(tx, call.actor, call.path.leadId);
        return only(await bodies(tx, registry, [lead], agency));
      });
      return { status: 200, body };
    },
    replyAgencyLead: (call) =>
      call.once(async (tx) => {
        const { lead, agency } = await leadOfAgency(tx, call.actor, call.path.leadId);
        const saying = { party: `agency:${agency}` as const, actor: call.actor, ...call.body };
        const replied = await replyLead(tx, needs, lead, saying);
        return { status: 200, body: only(await bodies(tx, registry, [replied], agency)) };
      }),
  };
}

function only<Item>([item]: readonly Item[]): Item {
  if (item === undefined) throw new Error('a lead was lost while it was shown');
  return item;
}

async function bodies(
  tx: Tx,
  { people }: Registry,
  leads: readonly LeadRow[],
  agency: string,
): Promise<Schemas['AgencyLead'][]> {
  const ids = leads.map(({ id }) => id);
  const evidence = await evidenceOf(tx, ids);
  const events = await eventsOf(tx, ids);
  return leads.map((lead) => {
    const own = evidence.filter((row) => row.leadId === lead.id && row.agencySlug === agency);
    const mine = events.filter(
      (event) =>
        event.leadId === lead.id &&
        (event.party === `agency:${agency}` || event.data.parties?.includes(`agency:${agency}`) === true),
    );
    const asked = mine.some(({ kind }) => kind === 'asked');
    const underWay = ANSWERABLE.includes(lead.state);
    return {
      leadId: lead.id,
      state: stateFor(lead),
      asked,
      mayReply: underWay,
      openedAt: isoInstant(lead.openedAt),
      evidence: own.map((row) => evidenceBody(people, row, NO_NAMES)),
      history: mine.map((event) => ({
        ...eventBody(event, false),
        // Whom else the county asked is not the agency's business.
        ...(event.kind === 'asked' ? { parties: [agency] } : {}),
      })),
      ...(lead.replyBy === null ? {} : { replyBy: isoInstant(lead.replyBy) }),
    };
  });
}

/** The outcome of a lead is about the household, not about the agency's rows. */
function stateFor({ state }: LeadRow): Schemas['AgencyLead']['state'] {
  return state === 'asked' || state === 'overdue' || state === 'answered' ? state : 'closed';
}
