import { newId } from '../../kernel/id.ts';
import { conflict, invalid } from '../../kernel/problem.ts';
import type { InTransaction, Tx } from '../../kernel/transaction.ts';
import { householdsOfPersons } from '../people/household-view.ts';
import type { Outcome } from './decide-case.ts';
import { personRecords, type PersonRecords } from './person-records.ts';
import { nameOf } from './present-record.ts';
import type { Reliance, ReviewNeeds } from './review-needs.ts';
import { addNote, insertProposal } from './review-store.ts';
import { recordsOf, recordsOfNodes } from './side-view.ts';

export interface UnlinkAsk {
  personId: string;
  recordIds: readonly string[];
}

/** What taking records out would leave behind. */
export interface UnlinkOutlook {
  persons: { keepsId: boolean; name: string; recordIds: string[] }[];
  households: string[];
  reliance: Reliance;
  needsSecond: boolean;
}

/**
 * Does it and takes it back: what is told is what would happen, computed by the same code. Nothing is written.
 */
export async function previewUnlink(
  inTransaction: InTransaction,
  needs: ReviewNeeds,
  ask: UnlinkAsk,
): Promise<UnlinkOutlook> {
  try {
    return await inTransaction(async (tx) => {
      const person = await personRecords(tx, needs, ask.personId);
      const before = await householdsOf(tx, [ask.personId]);
      const { nodes, stays } = splitOf(person, ask);
      await needs.applyUnlink(tx, {
        personId: ask.personId,
        nodes,
        stays,
        actor: 'preview',
        reason: 'preview',
      });
      throw new Outlook(await outlookOf(tx, needs, { person, before }));
    });
  } catch (error) {
    if (error instanceof Outlook) return error.outlook;
    throw error;
  }
}

/** Carries the outlook out of the transaction that must not happen. */
class Outlook extends Error {
  readonly outlook: UnlinkOutlook;

  constructor(outlook: UnlinkOutlook) {
    super('a preview is taken back');
    this.outlook = outlook;
  }
}

/** Takes records out of a person, or proposes it when others rely on the person. */
export async function unlinkRecords(
  tx: Tx,
  needs: ReviewNeeds,
  ask: UnlinkAsk & { actor: string; reason: string },
): Promise<Outcome> {
  const person = await personRecords(tx, needs, ask.personId);
  const { nodes, stays } = splitOf(person, ask);
  const now = needs.clock.now();
  const note = { subjectId: ask.personId, actorId: ask.actor, at: now, note: ask.reason };
  const households = await householdsOf(tx, [ask.personId]);
  if (!reliedUpon(await relianceOf(tx, needs, { personIds: [ask.personId], households }))) {
    const [decisionId] = await needs.applyUnlink(tx, { ...ask, nodes, stays });
    await addNote(tx, { ...note, kind: 'decided' });
    return { state: 'decided', ...(decisionId === undefined ? {} : { decisionId }) };
  }
  const id = newId('rvp');
  const opened = await insertProposal(tx, {
    id,
    kind: 'unlink',
    state: 'open',
    subjectId: ask.personId,
    openSubject: ask.personId,
    verdict: null,
    recordIds: ask.recordIds,
    names: [person.name],
    actorId: ask.actor,
    at: now,
    reason: ask.reason,
    answeredBy: null,
    answeredAt: null,
    answerReason: null,
  });
  if (!opened) throw conflict('proposal-open', 'Another proposal about this person waits for an answer.');
  await addNote(tx, { ...note, kind: 'proposed' });
  return { state: 'proposed', proposalId: id };
}

/** Does what was proposed, with both names; 409 when the person's records changed meanwhile. */
export async function confirmUnlink(
  tx: Tx,
  needs: ReviewNeeds,
  ask: UnlinkAsk & { actor: string; secondActor: string; reason: string },
): Promise<string | undefined> {
  const held = new Set((await recordsOf(tx, [ask.personId])).map(({ id }) => id));
  if (!ask.recordIds.every((id) => held.has(id)))
    throw conflict('records-changed', 'The records of this person changed; look at them again.');
  const { nodes, stays } = splitOf(await personRecords(tx, needs, ask.personId), ask);
  return (await needs.applyUnlink(tx, { ...ask, nodes, stays }))[0];
}

function splitOf(person: PersonRecords, ask: UnlinkAsk): { nodes: string[]; stays: string[] } {
  const nodeOf = new Map(person.records.map(({ id, nodeId }) => [id, nodeId ?? id]));
  const nodes = new Set<string>();
  for (const id of ask.recordIds) {
    const node = nodeOf.get(id);
    if (node === undefined)
      throw invalid('record-elsewhere', '/recordIds', 'A record does not belong to this person.');
    nodes.add(node);
  }
  const stays = person.nodes.filter((node) => !nodes.has(node));
  if (stays.length === 0)
    throw invalid('nothing-stays', '/recordIds', 'At least one record must stay with the person.');
  return { nodes: [...nodes], stays };
}

async function outlookOf(
  tx: Tx,
  needs: ReviewNeeds,
  about: { person: PersonRecords; before: string[] },
): Promise<UnlinkOutlook> {
  const { person, before } = about;
  const now = await recordsOfNodes(tx, person.nodes);
  const personIds = [...new Set([...now.values()].flatMap(({ personId }) => personId ?? []))];
  const households = [...new Set([...before, ...(await householdsOf(tx, personIds))])].sort();
  const persons = personIds.map((id) => {
    const nodes = person.nodes.filter((node) => now.get(node)?.personId === id);
    const own = person.records.filter((record) => nodes.includes(record.nodeId ?? record.id));
    const newest = own.filter(({ current }) => current).at(-1) ?? own.at(-1);
    return {
      keepsId: id === person.personId,
      name: newest ? nameOf(newest, needs.contracts) : '',
      recordIds: own.map((record) => record.id),
    };
  });
  const reliance = await relianceOf(tx, needs, { personIds: [person.personId], households: before });
  return {
    persons: persons.sort((a, b) => Number(b.keepsId) - Number(a.keepsId)),
    households,
    reliance: reliance ?? { scores: households.length, consents: 0 },
    needsSecond: reliedUpon(reliance),
  };
}

async function householdsOf(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  return [...new Set([...(await householdsOfPersons(tx, personIds)).values()].map((row) => row.householdId))];
}

async function relianceOf(
  tx: Tx,
  needs: ReviewNeeds,
  who: { personIds: string[]; households: string[] },
): Promise<Reliance | undefined> {
  return needs.reliedOn?.(tx, { personIds: who.personIds, householdIds: who.households });
}

/** What is not known counts as relied upon. */
function reliedUpon(reliance: Reliance | undefined): boolean {
  return reliance === undefined || reliance.scores > 0 || reliance.consents > 0;
}
