import type { Tx } from '../../kernel/transaction.ts';
import { agencyOf } from '../agencies/agency-store.ts';
import { personFile, type PersonFile, type PersonNeeds } from '../people/person-file.ts';
import { findObjection } from './objection-store.ts';
import { toldLine, toldWords, type TellNeeds, type ToldObjection, type ToldWords } from './told-objection.ts';

/** Who wants to read an objection. */
export interface Reader {
  organisationId?: string;
  permissions: readonly string[];
}

/** An objection in full: personal data. */
export interface ObjectionFile {
  objection: ToldObjection;
  words: ToldWords;
  person: Pick<PersonFile, 'personId' | 'name' | 'maskedIdNumber' | 'villageName'>;
  householdId?: string;
}

/** The agencies whose objections a reader may see: officials all, others those of their own agency. */
export async function scopeOf(
  tx: Tx,
  { organisationId, permissions }: Reader,
): Promise<{ agencySlug?: string }> {
  if (permissions.includes('registry.overview')) return {};
  const agency = organisationId === undefined ? undefined : await agencyOf(tx, organisationId);
  // No agency has this slug.
  return { agencySlug: agency?.slug ?? '-' };
}

/** One objection, for a reader who may see it. */
export async function objectionFile(
  tx: Tx,
  needs: TellNeeds & PersonNeeds,
  ask: { id: string; reader: Reader },
): Promise<ObjectionFile | undefined> {
  const row = await findObjection(tx, ask.id);
  const { agencySlug } = await scopeOf(tx, ask.reader);
  if (!row || (agencySlug !== undefined && row.agencySlug !== agencySlug)) return undefined;
  return {
    objection: await toldLine(tx, needs, row),
    words: await toldWords(tx, needs, row),
    person: await objector(tx, needs, row.personId),
    ...(row.householdId === null ? {} : { householdId: row.householdId }),
  };
}

async function objector(tx: Tx, needs: PersonNeeds, personId: string): Promise<ObjectionFile['person']> {
  const { name = '', maskedIdNumber, villageName } = (await personFile(tx, needs, personId)) ?? {};
  return {
    personId,
    name,
    ...(maskedIdNumber === undefined ? {} : { maskedIdNumber }),
    ...(villageName === undefined ? {} : { villageName }),
  };
}
