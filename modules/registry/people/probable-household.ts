import type { Tx } from '../../kernel/transaction.ts';
import { householdsOfPersons } from './household-view.ts';
import { filesOf, type PersonNeeds } from './person-file.ts';
import { personsById, personsByPhone } from './person-store.ts';

/** Who probably lives with a person that has no household number; at lower confidence, never used for credit. */
export interface ProbableHousehold {
  basis: 'phone-and-village';
  members: { personId: string; name: string }[];
}

/** More persons than a household on one phone are a shop's or a village's number. */
const MOST = 12;

/** Persons without a household number who share phone and village with this one; `undefined` when there are none. */
export async function probableHousehold(
  tx: Tx,
  needs: PersonNeeds,
  personId: string,
): Promise<ProbableHousehold | undefined> {
  const [row] = await personsById(tx, [personId]);
  if (!row?.phoneLookup) return undefined;
  const sharing = (await personsByPhone(tx, [row.phoneLookup])).filter(({ id }) => id !== personId);
  if (sharing.length === 0 || sharing.length >= MOST) return undefined;
  const files = await filesOf(tx, needs, [row, ...sharing]);
  const placed = await householdsOfPersons(
    tx,
    sharing.map(({ id }) => id),
  );
  const village = files.get(personId)?.villageCode;
  const members = sharing
    .map(({ id }) => files.get(id))
    .filter((file) => file !== undefined)
    .filter((file) => !placed.has(file.personId) && village !== undefined && file.villageCode === village)
    .map(({ personId: id, name }) => ({ personId: id, name }))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
  return members.length === 0 ? undefined : { basis: 'phone-and-village', members };
}
