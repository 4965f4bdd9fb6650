import type { Evidence, Finding, HouseholdFacts } from '../rules/facts.ts';
import { confidenceOf } from '../rules/confidence.ts';
import { shippedRule } from '../rules/catalogue.ts';
import { parametersOf } from '../rules/rule.ts';
import type { LeadEvidenceRow, LeadHouseholdRow } from '../lead-table.ts';
import type { LeadRuleRow } from '../rule-table.ts';

/** A finding as a lead would state it. */
export interface Draft {
  rule: LeadRuleRow;
  subjectKey: string;
  personId: string | null;
  /** The first is the household it was found in. */
  households: readonly Omit<LeadHouseholdRow, 'leadId'>[];
  evidence: readonly Omit<LeadEvidenceRow, 'leadId'>[];
  confidence: number;
}

/** What the current rules find in one household, plots apart. Pure. */
export function draftsOf(facts: HouseholdFacts, rules: readonly LeadRuleRow[]): Draft[] {
  const { householdId, villageCode } = facts;
  return rules.flatMap((rule) => {
    const detect = shippedRule(rule.ruleId)?.detect;
    if (!detect) return [];
    return detect(facts, parametersOf(rule.definition)).map((finding) => ({
      rule,
      subjectKey: finding.subjectKey,
      personId: finding.personId ?? null,
      households: [{ householdId, villageCode }],
      evidence: finding.evidence.map((one, position) => evidenceRow(one, position, householdId)),
      confidence: confidenceOf(rule.definition, finding),
    }));
  });
}

/** A finding that lays the records of several households side by side. */
export function jointDraft(
  rule: LeadRuleRow,
  finding: Finding,
  holders: readonly (Omit<LeadHouseholdRow, 'leadId'> & { recordId: string })[],
): Draft {
  const households = new Map(holders.map(({ householdId, villageCode }) => [householdId, villageCode]));
  const owner = new Map(holders.map(({ recordId, householdId }) => [recordId, householdId]));
  return {
    rule,
    subjectKey: finding.subjectKey,
    personId: null,
    households: [...households].map(([householdId, villageCode]) => ({ householdId, villageCode })),
    evidence: finding.evidence.map((one, position) =>
      evidenceRow(one, position, owner.get(one.record.id) ?? ''),
    ),
    confidence: confidenceOf(rule.definition, finding),
  };
}

function evidenceRow(
  { record, columns }: Evidence,
  position: number,
  householdId: string,
): Omit<LeadEvidenceRow, 'leadId'> {
  return {
    position,
    recordId: record.id,
    datasetId: record.dataset,
    agencySlug: record.agency,
    householdId,
    personId: record.personId,
    batchId: record.batchId,
    rowNo: record.rowNo,
    contractVersion: record.contractVersion,
    columns: columns.map((name) => ({ name, value: record.values[name] ?? null })),
  };
}
