import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../kernel/transaction.ts';
import {
  appendEvent,
  evidenceOf,
  fingerprintOf,
  insertLeads,
  leadsAbout,
  moveLead,
  replaceEvidence,
} from '../lead-store.ts';
import type { LeadRow } from '../lead-table.ts';
import type { Draft } from './draft.ts';

/** What an evaluation changed. */
export interface Changes {
  opened: number;
  changed: number;
  resolved: number;
}

const SYSTEM = { party: 'system', actorId: 'system' } as const;

/**
 * Brings leads in line with what the rules find now: opens new ones (of active rules), takes over changed evidence,
 * and closes those under way among `before` whose contradiction is gone. Equal facts change nothing; facts that were
 * decided already are not asked about again.
 */
export async function applyDrafts(
  tx: Tx,
  drafts: readonly Draft[],
  before: readonly LeadRow[],
  now: number,
): Promise<Changes> {
  const known = await leadsAbout(tx, [...new Set(drafts.map(({ subjectKey }) => subjectKey))]);
  const found = new Set<string>();
  const changes: Changes = { opened: 0, changed: 0, resolved: 0 };
  const fresh: Draft[] = [];
  for (const draft of drafts) {
    const about = known.filter(
      (lead) => lead.subjectKey === draft.subjectKey && lead.ruleId === draft.rule.ruleId,
    );
    const living = about.find((lead) => lead.living !== null);
    if (living) {
      found.add(living.id);
      if (await takeOver(tx, living, draft, now)) changes.changed += 1;
    } else if (draft.rule.state === 'active' && !wasDecided(about, draft)) fresh.push(draft);
  }
  changes.opened = await open(tx, fresh, now);
  for (const lead of before) {
    if (found.has(lead.id)) continue;
    await resolve(tx, lead, now);
    changes.resolved += 1;
  }
  return changes;
}

function wasDecided(about: readonly LeadRow[], draft: Draft): boolean {
  const fingerprint = fingerprintOf(draft.evidence);
  return about.some((lead) => lead.outcome !== null && lead.fingerprint === fingerprint);
}

async function takeOver(tx: Tx, lead: LeadRow, draft: Draft, now: number): Promise<boolean> {
  const fingerprint = fingerprintOf(draft.evidence);
  const home = draft.households[0];
  if (lead.fingerprint === fingerprint && home?.householdId === lead.householdId) return false;
  const before = (await evidenceOf(tx, [lead.id])).map(({ recordId, columns }) => ({ recordId, columns }));
  const moved = await moveLead(tx, lead, {
    to: {
      fingerprint,
      confidence: draft.confidence,
      householdId: home?.householdId ?? lead.householdId,
      villageCode: home?.villageCode ?? lead.villageCode,
    },
    step: { ...SYSTEM, kind: 'evidence-changed', data: { before } },
    at: now,
  });
  await replaceEvidence(tx, moved.id, rowsOf(moved.id, draft.evidence), rowsOf(moved.id, draft.households));
  return true;
}

function rowsOf<Row extends object>(leadId: string, rows: readonly Row[]): (Row & { leadId: string })[] {
  return rows.map((row) => ({ ...row, leadId }));
}

async function open(tx: Tx, drafts: readonly Draft[], now: number): Promise<number> {
  const leads = drafts.map((draft) => {
    const lead = newLead(draft, now);
    return {
      lead,
      evidence: rowsOf(lead.id, draft.evidence),
      households: rowsOf(lead.id, draft.households),
    };
  });
  await insertLeads(tx, leads);
  for (const { lead } of leads) await appendEvent(tx, lead, { ...SYSTEM, kind: 'opened' }, now);
  return leads.length;
}

function newLead(draft: Draft, now: number): LeadRow {
  const { rule, subjectKey, personId, confidence } = draft;
  const [home] = draft.households;
  return {
    id: newId('lead'),
    ruleId: rule.ruleId,
    version: rule.version,
    subjectKey,
    living: 'living',
    state: 'open',
    revision: 1,
    householdId: home?.householdId ?? '',
    villageCode: home?.villageCode ?? '',
    personId,
    severity: rule.definition.severity,
    confidence,
    fingerprint: fingerprintOf(draft.evidence),
    openedAt: now,
    stateAt: now,
    askedHousehold: false,
    replyBy: null,
    decidedAt: null,
    decidedBy: null,
    outcome: null,
  };
}

async function resolve(tx: Tx, lead: LeadRow, now: number): Promise<void> {
  await moveLead(tx, lead, {
    to: { state: 'resolved-by-data', living: null, stateAt: now, replyBy: null },
    step: { ...SYSTEM, kind: 'resolved-by-data', data: { from: lead.state } },
    at: now,
  });
}
