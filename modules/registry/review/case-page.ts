import type { components } from '../../../openapi/contract.gen.ts';
import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { householdsOfPersons, membersAt, NOW } from '../people/household-view.ts';
import { sidesOf, type Side } from './case-sides.ts';
import { caseById } from './case-view.ts';
import { decisionsAbout } from './decision-view.ts';
import { evidenceOf } from './evidence.ts';
import { presentCases } from './present-case.ts';
import { presentDecisions, presentNotes, presentProposals } from './present-decisions.ts';
import { idDifference, nameOf, presentRecord } from './present-record.ts';
import type { ReviewNeeds } from './review-needs.ts';
import { addNote, notesOf, openProposalOf } from './review-store.ts';
import { recordsOf, type ReviewRecord } from './side-view.ts';

type Schemas = components['schemas'];

const MOST_RECORDS = 20;

/** Everything a clerk needs to answer a case; that it was opened is kept. 404 unknown or not public. */
export async function casePage(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { caseId: string; actor: string },
): Promise<Schemas['LinkCase']> {
  const now = needs.clock.now();
  const found = await caseById(tx, ask.caseId, now);
  const summary =
    found && (await presentCases(tx, needs, { cases: [found], actor: ask.actor })).find(Boolean);
  if (!found || !summary) throw absent('case');
  const { left, right } = await sidesOf(tx, needs, found);
  if (!left.record || !right.record) throw absent('case');
  const persons = [left.personId, right.personId].filter((id) => id !== undefined);
  const all = await recordsOf(tx, persons);
  const nodes = [...new Set([found.left, found.right, ...all.flatMap(({ nodeId }) => nodeId ?? [])])];
  const idNumbers = idDifference(
    numbered(left.record, left.personId, all),
    numbered(right.record, right.personId, all),
    needs.vault,
  );
  const proposal = await openProposalOf(tx, found.id);
  await addNote(tx, { subjectId: found.id, kind: 'opened', actorId: ask.actor, at: now, note: null });
  return {
    summary,
    left: await presentSide(tx, needs, { side: left, record: left.record, all }),
    right: await presentSide(tx, needs, { side: right, record: right.record, all }),
    evidence: await evidenceOf(tx, found),
    ...(idNumbers ? { idNumbers } : {}),
    history: await presentNotes(
      tx,
      needs,
      (await notesOf(tx, found.id)).filter(({ kind }) => kind !== 'opened'),
    ),
    decisions: await presentDecisions(tx, needs, await decisionsAbout(tx, nodes)),
    ...(proposal
      ? {
          proposal: one(await presentProposals(tx, needs, { rows: [proposal], actor: ask.actor })),
        }
      : {}),
  };
}

async function presentSide(
  tx: Tx,
  needs: ReviewNeeds,
  about: { side: Side; record: ReviewRecord; all: readonly ReviewRecord[] },
): Promise<Schemas['LinkSide']> {
  const { side, record, all } = about;
  const others = all.filter(({ personId, id }) => personId === side.personId && id !== record.id);
  const shown = others.map((other) => presentRecord(other, needs));
  const household = side.personId === undefined ? undefined : await householdOf(tx, needs, side.personId);
  return {
    ...(side.personId === undefined ? {} : { personId: side.personId }),
    published: true,
    record: completed(presentRecord(record, needs), shown),
    records: shown.slice(0, MOST_RECORDS),
    ...(household ? { household } : {}),
  };
}

/** Where the record is silent, what the newest other record of its person says. */
function completed(
  record: Schemas['LinkRecord'],
  others: readonly Schemas['LinkRecord'][],
): Schemas['LinkRecord'] {
  const newest = others.filter(({ current }) => current).reverse();
  const traits = record.traits.map((field) => {
    if (field.value !== undefined) return field;
    const value = newest
      .flatMap((other) => other.traits)
      .find(({ key, value: said }) => key === field.key && said !== undefined)?.value;
    return value === undefined ? field : { ...field, value, fromPerson: true };
  });
  return { ...record, traits };
}

/** The record with an ID number that speaks for a side: its own, else the newest of its person. */
function numbered(
  record: ReviewRecord,
  personId: string | undefined,
  all: readonly ReviewRecord[],
): ReviewRecord {
  const others = all.filter((other) => other.personId === personId && other.current).reverse();
  return [record, ...others].find(({ idLookup }) => idLookup !== null) ?? record;
}

/** The household of a person now, with the names that the members' records give. */
export async function householdOf(
  tx: Tx,
  needs: ReviewNeeds,
  personId: string,
): Promise<Schemas['LinkHousehold'] | undefined> {
  const place = (await householdsOfPersons(tx, [personId])).get(personId);
  if (!place) return undefined;
  const members = await membersAt(tx, place.householdId, NOW);
  const records = await recordsOf(
    tx,
    members.map((member) => member.personId),
  );
  return {
    householdId: place.householdId,
    villageName: place.villageCode === null ? '' : needs.villageName(place.villageCode),
    members: members.map((member) => {
      const newest = records.filter((record) => record.personId === member.personId && record.current).at(-1);
      return {
        personId: member.personId,
        name: newest ? nameOf(newest, needs.contracts) : '',
        relation: member.relation,
        head: member.head,
      };
    }),
  };
}

function one<Item>(items: readonly Item[]): Item {
  const [first] = items;
  if (first === undefined) throw new Error('a proposal was not presented');
  return first;
}
