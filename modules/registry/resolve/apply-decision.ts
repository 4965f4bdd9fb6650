import { DAY, type Clock } from '../../kernel/clock.ts';
import type { Publish } from '../../kernel/event.ts';
import { newId } from '../../kernel/id.ts';
import { absent, conflict } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import type { Contracts } from '../contract/load-contracts.ts';
import { formHouseholds } from '../people/form-households.ts';
import { householdsOfPersons } from '../people/household-view.ts';
import type { LinkDecisionRow } from '../people/link-table.ts';
import { closeCase, openCases } from './case-store.ts';
import { databaseWorld, registersOf } from './database-world.ts';
import { decisionById, insertDecision } from './link-store.ts';
import type { Linkage } from './linkage.ts';
import { writePersons } from './node-store.ts';
import { changesOf, type PersonChanges } from './person-changes.ts';
import { resolveRuling } from './resolve-component.ts';
import { tellPersons } from './tell-persons.ts';
import { nextSeq } from './turn-store.ts';

export interface DecisionNeeds {
  clock: Clock;
  publish: Publish;
  contracts: Contracts;
  linkage: Pick<Linkage, 'rules' | 'settings'>;
}

/** A ruling about two nodes. Of `borrowed`, `evidence.borrower` names the node with another person's ID number. */
export type Decision = Pick<LinkDecisionRow, 'kind' | 'left' | 'right' | 'actor' | 'reason'> &
  Partial<Pick<LinkDecisionRow, 'secondActor' | 'evidence' | 'supersedes'>>;

export interface Decided extends PersonChanges {
  decision: LinkDecisionRow;
}

/**
 * Appends a decision and, in the same transaction, resolves the persons of its two nodes anew and nobody else: records
 * move, memberships form, the pair's case closes, events tell. 404 when a node is not published, 409
 * `link-contradicts` when a decision in force says the opposite, 409 `decision-superseded` when the one it supersedes
 * no longer stands.
 */
export async function applyDecision(tx: Tx, needs: DecisionNeeds, ruling: Decision): Promise<Decided> {
  const world = databaseWorld(tx, { registers: registersOf(needs.contracts) });
  const seq = await nextSeq(tx);
  const nodes = [...new Set([ruling.left, ruling.right])].sort();
  if (nodes.length < 2 || (await world.nodes(nodes)).length < 2) throw absent('node');
  const decision = await append(tx, needs, { ...ruling, seq });
  const before = await superseded(tx, ruling.supersedes ?? null);
  const found = await resolveRuling(
    world,
    { nodes: [...new Set([...nodes, ...before])], dissolves: ruling.kind !== 'must' || before.length > 0 },
    needs.linkage.rules,
  );
  const [against] = found.contradicted;
  if (against)
    throw conflict('link-contradicts', 'Another decision keeps them apart: supersede it first.', {
      ...against,
    });
  const changes = changesOf(found.moves, found.stood);
  const now = needs.clock.now();
  const households = await householdsOf(tx, changes.persons);
  await writePersons(tx, found.moves);
  await formHouseholds(tx, { contracts: needs.contracts, now }, changes.persons);
  await closeCase(tx, { left: decision.left, right: decision.right, decisionId: decision.id, now });
  await openCases(tx, found.suspicions, {
    now,
    dueAt: now + needs.linkage.settings.caseDays * DAY,
    batchId: null,
  });
  await tellPersons(tx, needs.publish, changes);
  const householdIds = [...new Set([...households, ...(await householdsOf(tx, changes.persons))])].sort();
  if (householdIds.length > 0) await needs.publish(tx, 'registry.households-changed', { householdIds });
  return { decision, ...changes };
}

/** Takes apart two nodes that stand for one person; 409 `not-linked` when they do not. */
export async function unlink(tx: Tx, needs: DecisionNeeds, ruling: Omit<Decision, 'kind'>): Promise<Decided> {
  const world = databaseWorld(tx, { registers: registersOf(needs.contracts) });
  const [one, two] = await world.nodes([ruling.left, ruling.right]);
  if (!one || !two) throw absent('node');
  if (one.personId === null || one.personId !== two.personId)
    throw conflict('not-linked', 'The two stand for different persons already.');
  return applyDecision(tx, needs, { ...ruling, kind: 'unlink' });
}

async function append(
  tx: Tx,
  { clock }: DecisionNeeds,
  ruling: Decision & { seq: number },
): Promise<LinkDecisionRow> {
  const [left = '', right = ''] = [ruling.left, ruling.right].sort();
  const decision: LinkDecisionRow = {
    id: newId('lde'),
    seq: ruling.seq,
    kind: ruling.kind,
    left,
    right,
    actor: ruling.actor,
    secondActor: ruling.secondActor ?? null,
    reason: ruling.reason,
    evidence: ruling.evidence ?? null,
    supersedes: ruling.supersedes ?? null,
    at: clock.now(),
  };
  if (!(await insertDecision(tx, decision)))
    throw conflict('decision-superseded', 'The decision was superseded before.');
  return decision;
}

/** The nodes of the decision that no longer counts: what it held together may fall apart. */
async function superseded(tx: Tx, decisionId: string | null): Promise<string[]> {
  if (decisionId === null) return [];
  const before = await decisionById(tx, decisionId);
  if (!before) throw absent('decision');
  return [before.left, before.right];
}

async function householdsOf(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  const households = await householdsOfPersons(tx, personIds);
  return [...households.values()].map(({ householdId }) => householdId);
}
