import type { Tx } from './transaction.ts';

/**
 * The events that contexts publish, by name: `<context>.<past-tense>`. Payloads are ids and facts, no personal data.
 * Each context adds its own events to this list.
 */
export interface EventPayloads {
  'registry.batch-published': { batchId: string; datasetId: string; agencyId: string };
  'registry.batch-held': { batchId: string; datasetId: string; agencyId: string };
  'registry.batch-decided': {
    batchId: string;
    datasetId: string;
    agencyId: string;
    outcome: 'released' | 'refused';
  };
  'registry.households-changed': { householdIds: string[] };
  /** `dueAt`: when the delivery that did not come was due, ms. */
  'registry.dataset-overdue': { datasetId: string; agencyId: string; dueAt: number };
  /** Part of a household's members went to a new one. */
  'registry.household-split': { fromHouseholdId: string; toHouseholdId: string; onDate: string };
  /** All members of a household went to another one, standing or new. */
  'registry.household-merged': { fromHouseholdId: string; toHouseholdId: string; onDate: string };
  'registry.objection-opened': { objectionId: string };
  'registry.objection-decided': { objectionId: string; state: string };
  /** Person ids that now mean another one, after a decision. */
  'registry.persons-merged': { personId: string; mergedPersonIds: string[] };
  /** A person of whom a part is somebody else now, or nobody. */
  'registry.persons-split': { personId: string; splitPersonIds: string[] };
  'registry.lead-asked': { leadId: string; ruleId: string };
  'registry.lead-decided': { leadId: string; ruleId: string; outcome: string };
  'registry.lead-confirmed': { leadId: string; ruleId: string; householdIds: string[] };
  'registry.lead-rule-paused': { ruleId: string; version: number };
  'consent.changed': { consentId: string; state: string };
  'market.round-cleared': { roundId: string; proposalIds: string[] };
  'market.order-placed': { orderId: string };
}

export type EventName = keyof EventPayloads;

/** Writes an event to the outbox inside the caller's transaction: it is delivered if and only if that commits. */
export type Publish = <Name extends EventName>(
  tx: Tx,
  name: Name,
  payload: EventPayloads[Name],
) => Promise<void>;

/** One subscriber of one event. `handle` runs in its own transaction, once per event, retried on failure. */
export interface Subscription<Name extends EventName = EventName> {
  /** Unique and stable, such as `credit.rescore-household`: it keys the delivery row. */
  subscriber: string;
  event: Name;
  handle: (tx: Tx, payload: EventPayloads[Name], eventId: string) => Promise<void>;
}
