import type { components } from '../../../../openapi/contract.gen.ts';
import { isoInstant } from '../../../kernel/clock.ts';
import type { Contracts } from '../../contract/load-contracts.ts';
import type { PersonNeeds } from '../../people/person-file.ts';
import { writtenValue } from '../../records/written-value.ts';
import type { LeadEventRow, LeadEvidenceRow, LeadRow } from '../lead-table.ts';
import { shippedRule } from '../rules/catalogue.ts';
import type { RuleDefinition } from '../rules/rule.ts';
import type { LeadRuleRow } from '../rule-table.ts';
import type { Precision } from '../rules/precision.ts';
import type { LeadRunRow } from '../work-table.ts';

type Schemas = components['schemas'];

/** A lead as the queue shows it: no names. */
export function summaryBody(
  lead: LeadRow,
  title: RuleDefinition['title'] | undefined,
  villageName: (code: string) => string,
): Schemas['LeadSummary'] {
  return {
    leadId: lead.id,
    ruleId: lead.ruleId,
    version: lead.version,
    title: title ?? shippedRule(lead.ruleId)?.title ?? { zh: lead.ruleId, en: lead.ruleId },
    state: lead.state,
    severity: lead.severity,
    confidencePpm: lead.confidence,
    villageCode: lead.villageCode,
    villageName: villageName(lead.villageCode),
    openedAt: isoInstant(lead.openedAt),
    stateAt: isoInstant(lead.stateAt),
    ...(lead.replyBy === null ? {} : { replyBy: isoInstant(lead.replyBy) }),
  };
}

/** What values are told with: the titles of contracts, the names of villages. */
export type Told = Pick<PersonNeeds, 'contracts' | 'villageName'>;

/** The values of a record in the evidence as people write them, with the titles of its contract. */
export function valuesBody(
  { contracts, villageName }: Told,
  row: LeadEvidenceRow,
): Schemas['LeadEvidence']['values'] {
  const contract = contracts.version(row.datasetId, row.contractVersion);
  return row.columns.flatMap(({ name, value }) => {
    const column = contract?.columns.find((one) => one.name === name);
    if (!column) return [];
    return [{ title: column.title, value: value === null ? '–' : writtenValue(column, value, villageName) }];
  });
}

export function headingOf(
  contracts: Contracts,
  row: LeadEvidenceRow,
): Pick<Schemas['LeadEvidence'], 'title' | 'agency'> {
  const contract = contracts.version(row.datasetId, row.contractVersion) ?? contracts.of(row.datasetId);
  return {
    title: contract?.title ?? { zh: row.datasetId, en: row.datasetId },
    agency: contract?.agency ?? {
      slug: row.agencySlug,
      name: { zh: row.agencySlug, en: row.agencySlug },
    },
  };
}

export function evidenceBody(
  told: Told,
  row: LeadEvidenceRow,
  names: ReadonlyMap<string, string>,
): Schemas['LeadEvidence'] {
  const { recordId, datasetId, householdId, batchId, rowNo, contractVersion } = row;
  const personName = row.personId === null ? undefined : names.get(row.personId);
  return {
    recordId,
    dataset: datasetId,
    ...headingOf(told.contracts, row),
    householdId,
    values: valuesBody(told, row),
    provenance: { batchId, rowNo, contractVersion },
    ...(personName === undefined ? {} : { personName }),
  };
}

/** A step of a lead's life; who acted by name of side, ids of staff only where `withActors`. */
export function eventBody(event: LeadEventRow, withActors: boolean): Schemas['LeadEvent'] {
  const [side = 'system', agency] = event.party.split(':');
  const { answer, replyBy, parties } = event.data;
  return {
    seq: event.seq,
    kind: event.kind,
    state: event.state,
    at: isoInstant(event.at),
    party: side as Schemas['LeadEvent']['party'],
    ...(agency === undefined ? {} : { agency }),
    ...(withActors && side !== 'system' ? { actorId: event.actorId } : {}),
    ...(event.assistedBy === null ? {} : { assisted: true }),
    ...(event.words === null ? {} : { words: event.words }),
    ...(answer === undefined ? {} : { answer: answer as Schemas['LeadAnswer'] }),
    ...(replyBy === undefined ? {} : { replyBy: isoInstant(replyBy) }),
    ...(parties === undefined ? {} : { parties: parties.map((party) => party.replace('agency:', '')) }),
  };
}

export function ruleBody(rule: LeadRuleRow, precision: Precision, readerId: string): Schemas['LeadRule'] {
  const { definition, ruleId, version, state, authoredBy, authoredAt, approvedBy } = rule;
  const { parameters, datasets, ...said } = definition;
  return {
    ...said,
    datasets: [...datasets],
    thresholds: parameters.map((parameter) => ({ ...parameter })),
    ruleId,
    version,
    state,
    precision,
    authoredBy,
    authoredAt: isoInstant(authoredAt),
    mayJudge: state === 'proposed' && authoredBy !== readerId,
    ...(approvedBy === null ? {} : { approvedBy }),
  };
}

export function runBody(run: LeadRunRow): Schemas['LeadRun'] {
  const { id, note, startedAt, finishedAt, total, households, opened, changed, resolved } = run;
  return {
    runId: id,
    state: finishedAt === null ? 'running' : 'finished',
    ...(note === null ? {} : { note }),
    startedAt: isoInstant(startedAt),
    ...(finishedAt === null ? {} : { finishedAt: isoInstant(finishedAt) }),
    total,
    households,
    opened,
    changed,
    resolved,
  };
}
