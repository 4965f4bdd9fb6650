import type { Actor } from '../../kernel/actor.ts';
import { absent, conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { agencyOf } from '../agencies/agency-store.ts';
import { evidenceOf, findLead, householdsOf } from '../leads/lead-store.ts';
import type { LeadRow } from '../leads/lead-table.ts';
import type { Registry } from '../registry.ts';

/** The beginning of the village codes an official works for; 409 `area-unknown` when the organisation has none. */
export async function areaOf(tx: Tx, { needs }: Registry, actor: Actor): Promise<string> {
  const { organisationId } = actor;
  const organisation =
    organisationId === undefined ? undefined : await needs.identity.organisation(tx, organisationId);
  const area = organisation?.divisionCode ?? null;
  if (area === null)
    throw conflict('area-unknown', 'The organisation has no division code, so no area to work for.');
  return area;
}

/** A lead that concerns a household of the area; leads elsewhere do not exist. */
export async function leadInArea(tx: Tx, registry: Registry, actor: Actor, id: string): Promise<LeadRow> {
  const lead = await findLead(tx, id);
  if (!lead) throw absent('lead');
  const area = await areaOf(tx, registry, actor);
  const households = await householdsOf(tx, [id]);
  if (!households.some(({ villageCode }) => villageCode.startsWith(area))) throw absent('lead');
  return lead;
}

/** The agency of a clerk; an organisation that is no agency finds nothing. */
export async function ownAgency(tx: Tx, actor: Actor): Promise<string | undefined> {
  const { organisationId } = actor;
  return organisationId === undefined ? undefined : (await agencyOf(tx, organisationId))?.slug;
}

/** A lead with a row of the caller's agency in the evidence, once somebody is asked; other leads do not exist. */
export async function leadOfAgency(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ lead: LeadRow; agency: string }> {
  const agency = await ownAgency(tx, actor);
  const lead = agency === undefined ? undefined : await findLead(tx, id);
  if (!lead || agency === undefined || lead.state === 'open' || lead.state === 'resolved-by-data')
    throw absent('lead');
  const evidence = await evidenceOf(tx, [id]);
  if (!evidence.some(({ agencySlug }) => agencySlug === agency)) throw absent('lead');
  return { lead, agency };
}
