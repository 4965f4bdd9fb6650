import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import { newId } from '../../kernel/id.ts';
import { conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { insertMany, selectIn } from '../bulk-store.ts';
import {
  leadEventTable,
  leadEvidenceTable,
  leadHouseholdTable,
  leadTable,
  type LeadEventRow,
  type LeadEvidenceRow,
  type LeadHouseholdRow,
  type LeadRow,
} from './lead-table.ts';

const PORTION = 500;

export async function findLead(tx: Tx, id: string): Promise<LeadRow | undefined> {
  return (await tx.getRepository(leadTable).findOneBy({ id })) ?? undefined;
}

/** Leads under way that were found in one of these households. */
export function livingLeads(tx: Tx, householdIds: readonly string[]): Promise<LeadRow[]> {
  return tx.getRepository(leadTable).findBy({ householdId: In([...householdIds]), living: 'living' });
}

/** All leads about some subjects, oldest first. */
export async function leadsAbout(tx: Tx, subjectKeys: readonly string[]): Promise<LeadRow[]> {
  const found: LeadRow[] = [];
  for (let at = 0; at < subjectKeys.length; at += PORTION) {
    const part = [...subjectKeys.slice(at, at + PORTION)];
    found.push(
      ...(await tx
        .getRepository(leadTable)
        .find({ where: { subjectKey: In(part) }, order: { openedAt: 'ASC', id: 'ASC' } })),
    );
  }
  return found;
}

export async function insertLeads(
  tx: Tx,
  leads: readonly { lead: LeadRow; evidence: readonly LeadEvidenceRow[]; households: LeadHouseholdRow[] }[],
): Promise<void> {
  for (const { lead } of leads) await tx.getRepository(leadTable).insert(lead);
  await insertEvidence(
    tx,
    leads.flatMap(({ evidence }) => evidence),
  );
  await insertHouseholds(
    tx,
    leads.flatMap(({ households }) => households),
  );
}

async function insertHouseholds(tx: Tx, rows: readonly LeadHouseholdRow[]): Promise<void> {
  const columns = ['lead_id', 'household_id', 'village_code'];
  await insertMany(
    tx,
    'registry_lead_household',
    columns,
    rows.map((row) => [row.leadId, row.householdId, row.villageCode]),
  );
}

async function insertEvidence(tx: Tx, rows: readonly LeadEvidenceRow[]): Promise<void> {
  const columns = ['lead_id', 'position_no', 'record_id', 'dataset_id', 'agency_slug', 'household_id'];
  const more = ['person_id', 'batch_id', 'row_no', 'contract_version', 'evidence_columns'];
  await insertMany(
    tx,
    'registry_lead_evidence',
    [...columns, ...more],
    rows.map((row) => [
      row.leadId,
      row.position,
      row.recordId,
      row.datasetId,
      row.agencySlug,
      row.householdId,
      row.personId,
      row.batchId,
      row.rowNo,
      row.contractVersion,
      JSON.stringify(row.columns),
    ]),
  );
}

/** Puts the evidence and the households of a lead in the place of what stood there. */
export async function replaceEvidence(
  tx: Tx,
  leadId: string,
  evidence: readonly LeadEvidenceRow[],
  households: readonly LeadHouseholdRow[],
): Promise<void> {
  await tx.getRepository(leadEvidenceTable).delete({ leadId });
  await tx.getRepository(leadHouseholdTable).delete({ leadId });
  await insertEvidence(tx, evidence);
  await insertHouseholds(tx, households);
}

export async function evidenceOf(tx: Tx, leadIds: readonly string[]): Promise<LeadEvidenceRow[]> {
  if (leadIds.length === 0) return [];
  return tx
    .getRepository(leadEvidenceTable)
    .find({ where: { leadId: In([...leadIds]) }, order: { leadId: 'ASC', position: 'ASC' } });
}

export async function householdsOf(tx: Tx, leadIds: readonly string[]): Promise<LeadHouseholdRow[]> {
  return selectIn<LeadHouseholdRow>(
    tx,
    `SELECT lead_id AS leadId, household_id AS householdId, village_code AS villageCode
     FROM registry_lead_household WHERE`,
    'lead_id',
    leadIds,
  );
}

export function eventsOf(tx: Tx, leadIds: readonly string[]): Promise<LeadEventRow[]> {
  if (leadIds.length === 0) return Promise.resolve([]);
  return tx
    .getRepository(leadEventTable)
    .find({ where: { leadId: In([...leadIds]) }, order: { leadId: 'ASC', seq: 'ASC' } });
}

export type Step = Pick<LeadEventRow, 'kind' | 'party' | 'actorId'> &
  Partial<Pick<LeadEventRow, 'assistedBy' | 'words' | 'data'>>;

/** Adds the event of a lead's present revision. */
export async function appendEvent(tx: Tx, lead: LeadRow, step: Step, at: number): Promise<void> {
  await tx.getRepository(leadEventTable).insert({
    id: newId('lev'),
    leadId: lead.id,
    seq: lead.revision,
    state: lead.state,
    at,
    assistedBy: null,
    words: null,
    data: {},
    ...step,
  });
}

/**
 * Moves a lead on by one event; 409 `lead-moved-on` when somebody else has since it was read, and nothing is written.
 * Returns the lead as it is now.
 */
export async function moveLead(
  tx: Tx,
  lead: LeadRow,
  change: { to: Partial<LeadRow>; step: Step; at: number },
): Promise<LeadRow> {
  const moved: LeadRow = { ...lead, ...change.to, revision: lead.revision + 1 };
  const result = await tx
    .getRepository(leadTable)
    .update({ id: lead.id, revision: lead.revision }, { ...change.to, revision: moved.revision });
  if (result.affected !== 1)
    throw conflict('lead-moved-on', 'Somebody else has worked on this lead since; look at it again.');
  await appendEvent(tx, moved, change.step, change.at);
  return moved;
}

/** SHA-256 over the evidence: records, columns and values, in an order of its own. */
export function fingerprintOf(evidence: readonly Pick<LeadEvidenceRow, 'recordId' | 'columns'>[]): string {
  const lines = evidence.map(({ recordId, columns }) => JSON.stringify([recordId, columns])).sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

/** Leads whose reply window ended before an instant, the longest first. */
export async function endedWindows(tx: Tx, now: number, limit: number): Promise<LeadRow[]> {
  return tx
    .getRepository(leadTable)
    .createQueryBuilder('l')
    .where("l.state = 'asked' AND l.replyBy <= :now", { now })
    .orderBy('l.replyBy', 'ASC')
    .addOrderBy('l.id', 'ASC')
    .limit(limit)
    .getMany();
}
