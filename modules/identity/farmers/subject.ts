import { absent, invalid } from '../../kernel/problem.ts';
import type { Actor } from '../../kernel/actor.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { findOrganisation } from '../organisations/organisation-store.ts';

/** A person as the registry knows them; the port is filled from there. */
export interface Subject {
  personId: string;
  name: string;
  villageCode?: string;
  deceased: boolean;
}

/** Finds a person whose ID number and name both agree. */
export type FindSubject = (tx: Tx, by: { idNumber: string; name: string }) => Promise<Subject | undefined>;

/**
 * The person a village agent may act for: alive and living in the area that the agent's organisation serves. 404 for
 * unknown persons and for those of another area alike; 422 `subject-deceased`.
 */
export async function subjectOfAgent(
  tx: Tx,
  needs: { findSubject: FindSubject },
  agent: Actor,
  by: { idNumber: string; name: string },
): Promise<Subject> {
  const subject = await needs.findSubject(tx, by);
  const organisation =
    agent.organisationId === undefined ? null : await findOrganisation(tx, agent.organisationId);
  const area = organisation?.divisionCode ?? null;
  if (!subject || area === null || subject.villageCode?.startsWith(area) !== true)
    throw absent('person in your area');
  if (subject.deceased)
    throw invalid('subject-deceased', '/idNumber', 'This person has died; a relative must apply.');
  return subject;
}
