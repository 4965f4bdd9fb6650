import { pageOf, readCursor, type Page } from '../../kernel/page.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { SelectQueryBuilder } from 'typeorm';
import { leadTable, type LeadRow } from './lead-table.ts';
import { LIVING, type LeadState } from './life/lead-state.ts';

export interface LeadFilter {
  /** The beginning of village codes. */
  area: string;
  ruleId?: string;
  state?: LeadState;
  village?: string;
  /** Opened at or before. */
  openedUntil?: number;
}

interface PageAsk {
  cursor?: string;
  limit: number;
}

const WORK: readonly LeadState[] = [...LIVING, 'appealed'];

const IN_AREA = `EXISTS (SELECT 1 FROM registry_lead_household h
  WHERE h.lead_id = l.id AND h.village_code LIKE :area)`;
const IN_VILLAGE = `EXISTS (SELECT 1 FROM registry_lead_household h
  WHERE h.lead_id = l.id AND h.village_code = :village)`;

/** Leads that concern a household of the area, oldest first; without a state those that wait for somebody. */
export async function searchLeads(tx: Tx, filter: LeadFilter, page: PageAsk): Promise<Page<LeadRow>> {
  const { area, ruleId, state, village, openedUntil } = filter;
  const query = tx
    .getRepository(leadTable)
    .createQueryBuilder('l')
    .where(IN_AREA, { area: `${area}%` });
  query.andWhere('l.state IN (:...states)', { states: state === undefined ? WORK : [state] });
  if (ruleId !== undefined) query.andWhere('l.ruleId = :ruleId', { ruleId });
  if (village !== undefined) query.andWhere(IN_VILLAGE, { village });
  if (openedUntil !== undefined) query.andWhere('l.openedAt <= :openedUntil', { openedUntil });
  return pageOfLeads(query, page);
}

const OWN_ROW = `EXISTS (SELECT 1 FROM registry_lead_evidence e
  WHERE e.lead_id = l.id AND e.agency_slug = :agency)`;

/** States in which nobody but the county has seen a lead, or the data took it back. */
const UNSHOWN: readonly LeadState[] = ['open', 'resolved-by-data'];

/** Leads with a row of an agency in the evidence, once somebody is asked. */
export function agencyLeads(tx: Tx, agency: string, page: PageAsk): Promise<Page<LeadRow>> {
  const query = tx
    .getRepository(leadTable)
    .createQueryBuilder('l')
    .where(OWN_ROW, { agency })
    .andWhere('l.state NOT IN (:...unshown)', { unshown: UNSHOWN });
  return pageOfLeads(query, page);
}

/** What concerns a household, once it is asked or something is decided; newest first. */
export function leadsOfHousehold(tx: Tx, householdId: string): Promise<LeadRow[]> {
  return tx
    .getRepository(leadTable)
    .createQueryBuilder('l')
    .where(
      `EXISTS (SELECT 1 FROM registry_lead_household h WHERE h.lead_id = l.id AND h.household_id = :householdId)`,
      { householdId },
    )
    .andWhere('(l.askedHousehold = 1 OR l.outcome IS NOT NULL)')
    .orderBy('l.openedAt', 'DESC')
    .addOrderBy('l.id', 'DESC')
    .limit(200)
    .getMany();
}

async function pageOfLeads(
  query: SelectQueryBuilder<LeadRow>,
  { cursor, limit }: PageAsk,
): Promise<Page<LeadRow>> {
  if (cursor !== undefined) {
    const [at, id] = readCursor(cursor, 2);
    query.andWhere('(l.openedAt > :at OR (l.openedAt = :at AND l.id > :id))', { at, id });
  }
  const rows = await query
    .orderBy('l.openedAt', 'ASC')
    .addOrderBy('l.id', 'ASC')
    .limit(limit + 1)
    .getMany();
  return pageOf(rows, limit, (row) => [row.openedAt, row.id]);
}

/** Leads by village and state, counted once per village they concern. */
export async function countLeads(
  tx: Tx,
  area: string,
): Promise<{ code: string; state: LeadState; leads: number }[]> {
  const rows = await tx.query<{ code: string; state: LeadState; leads: number | string }[]>(
    `SELECT h.village_code AS code, l.state AS state, COUNT(DISTINCT l.id) AS leads
     FROM registry_lead l JOIN registry_lead_household h ON h.lead_id = l.id
     WHERE h.village_code LIKE ? GROUP BY h.village_code, l.state`,
    [`${area}%`],
  );
  return rows.map((row) => ({ ...row, leads: Number(row.leads) }));
}
