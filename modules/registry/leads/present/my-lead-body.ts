import type { components } from '../../../../openapi/contract.gen.ts';
import { DAY, isoInstant } from '../../../kernel/clock.ts';
import type { LeadEventRow, LeadEvidenceRow, LeadRow } from '../lead-table.ts';
import { ANSWERABLE, APPEAL_DAYS } from '../life/lead-state.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import { eventBody, headingOf, valuesBody, type Told } from './lead-body.ts';

type Schemas = components['schemas'];

/** Who reads: a farmer, as member of a household. */
export interface Reader {
  personId: string;
  householdId: string;
  isHead: boolean;
  names: ReadonlyMap<string, string>;
}

/** A lead as the household reads it: own rows with values, others' without, the county's words and the own ones. */
export function myLeadBody(
  lead: LeadRow,
  parts: { definition: RuleDefinition; evidence: LeadEvidenceRow[]; events: LeadEventRow[] },
  about: { told: Told; reader: Reader; now: number },
): Schemas['MyLead'] {
  const { definition, evidence, events } = parts;
  const appealBy = lead.decidedAt === null ? undefined : lead.decidedAt + APPEAL_DAYS * DAY;
  const confirmed = lead.state === 'confirmed' && appealBy !== undefined;
  return {
    leadId: lead.id,
    title: definition.title,
    question: definition.question,
    basis: definition.basis,
    state: lead.state,
    openedAt: isoInstant(lead.openedAt),
    stateAt: isoInstant(lead.stateAt),
    mayReply: ANSWERABLE.includes(lead.state),
    mayAppeal: confirmed && about.now <= appealBy,
    evidence: evidence.map((row) => myEvidence(row, about)),
    history: events.filter(isForHousehold).map((event) => eventBody(event, false)),
    ...(lead.replyBy === null ? {} : { replyBy: isoInstant(lead.replyBy) }),
    ...(confirmed ? { appealBy: isoInstant(appealBy) } : {}),
  };
}

/** Agencies' replies may speak of others: the household reads what the county and the household itself said. */
function isForHousehold({ party, kind, data }: LeadEventRow): boolean {
  if (kind === 'asked') return data.parties?.includes('household') ?? false;
  return kind !== 'opened' && kind !== 'evidence-changed' && !party.startsWith('agency:');
}

function myEvidence(
  row: LeadEvidenceRow,
  { told, reader }: { told: Told; reader: Reader },
): Schemas['MyLeadEvidence'] {
  const about = whom(row, reader);
  const shown = about === 'me' || about === 'household' || (about === 'member' && reader.isHead);
  const memberName = about === 'member' && row.personId !== null ? reader.names.get(row.personId) : undefined;
  return {
    ...headingOf(told.contracts, row),
    about,
    values: shown ? valuesBody(told, row) : [],
    ...(memberName === undefined ? {} : { memberName }),
  };
}

function whom(row: LeadEvidenceRow, reader: Reader): Schemas['MyLeadEvidence']['about'] {
  if (row.householdId !== reader.householdId) return 'others';
  if (row.personId === null) return 'household';
  return row.personId === reader.personId ? 'me' : 'member';
}
