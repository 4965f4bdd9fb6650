import type { Actor } from '../../kernel/actor.ts';
import { forbidden, invalid } from '../../kernel/problem.ts';

/** What an agent kept as proof of the farmer's will; the file itself stays with the agent's organisation. */
export interface CaptureEvidence {
  kind: 'read-aloud-recording' | 'paper-signature' | 'photograph';
  sha256: string;
}

/** How a consent was captured with a village agent's help, and who stands behind it. */
export interface Capture {
  consentId: string;
  agentId: string;
  agentOrganisationId: string;
  capturedAt: number;
  evidence: readonly CaptureEvidence[];
  witnessId: string | null;
  witnessOrganisationId: string | null;
  witnessedAt: number | null;
}

type Officer = Pick<Actor, 'id' | 'organisationId'>;

/** Refuses (403) a witness who is the agent or works for the agent's organisation. */
export function checkWitness(capture: Capture, witness: Officer): void {
  checkNotOfAgent(capture, witness);
  if (capture.witnessedAt !== null) throw invalid('already-witnessed', 'id', 'This consent has its witness.');
}

/** Refuses (403) a second officer who is agent, witness, or works for the agent's organisation; 422 without a witness. */
export function checkSecondOfficer(capture: Capture, officer: Officer): void {
  checkNotOfAgent(capture, officer);
  if (officer.id === capture.witnessId) {
    throw forbidden('officer-is-witness', 'The witness cannot confirm as well: another officer must.');
  }
  checkWitnessed(capture);
}

/** Refuses (422 `witness-missing`) a confirmation before the witness. */
export function checkWitnessed(capture: Capture): void {
  if (capture.witnessedAt === null) {
    throw invalid('witness-missing', 'id', 'A witness of another organisation must attest first.');
  }
}

function checkNotOfAgent(capture: Capture, officer: Officer): void {
  if (officer.id === capture.agentId)
    throw forbidden('officer-is-agent', 'Whoever captured a consent cannot attest it.');
  if (officer.organisationId === undefined || officer.organisationId === capture.agentOrganisationId) {
    throw forbidden(
      'officer-same-organisation',
      "Somebody of another organisation than the agent's must attest.",
    );
  }
}

/** A name for somebody who need not know it whole: the first character and stars. */
export function maskedName(name: string): string {
  const characters = Array.from(name);
  return `${characters[0] ?? ''}${'*'.repeat(Math.max(1, characters.length - 1))}`;
}
