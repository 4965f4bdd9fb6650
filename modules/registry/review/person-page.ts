import type { components } from '../../../openapi/contract.gen.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { householdOf } from './case-page.ts';
import { decisionsAbout } from './decision-view.ts';
import { personRecords } from './person-records.ts';
import { presentDecisions, presentProposals } from './present-decisions.ts';
import { presentRecord } from './present-record.ts';
import type { ReviewNeeds } from './review-needs.ts';
import { addNote, openProposalOf } from './review-store.ts';

type Schemas = components['schemas'];

/** The records of one person; that they were opened is kept. 404 for persons without a public record. */
export async function personPage(
  tx: Tx,
  needs: ReviewNeeds,
  ask: { personId: string; actor: string },
): Promise<Schemas['LinkedPerson']> {
  const person = await personRecords(tx, needs, ask.personId);
  const at = needs.clock.now();
  await addNote(tx, { subjectId: ask.personId, kind: 'opened', actorId: ask.actor, at, note: null });
  const records = person.records.map((record) => presentRecord(record, needs));
  const traits = records.filter(({ current }) => current).flatMap((record) => record.traits);
  const trait = (key: string): string | undefined =>
    traits.find((field) => field.key === key && field.value !== undefined)?.value;
  const household = await householdOf(tx, needs, ask.personId);
  const open = await openProposalOf(tx, ask.personId);
  const [proposal] = open ? await presentProposals(tx, needs, { rows: [open], actor: ask.actor }) : [];
  const maskedIdNumber = trait('idNumber');
  const birthDate = trait('birthDate');
  return {
    personId: ask.personId,
    name: person.name,
    ...(maskedIdNumber === undefined ? {} : { maskedIdNumber }),
    ...(birthDate === undefined ? {} : { birthDate }),
    records,
    ...(household ? { household } : {}),
    decisions: await presentDecisions(tx, needs, await decisionsAbout(tx, person.nodes)),
    ...(proposal ? { proposal } : {}),
  };
}
