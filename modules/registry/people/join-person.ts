import { nameAgreement, type NameAgreement } from '../values/name-agreement.ts';
import type { FindingCode } from '../values/finding.ts';
import type { PersonRow } from './person-table.ts';

/** What a row says about a person, with its keyed hashes. */
export interface Evidence {
  idLookup?: string;
  name?: string;
  partialName: boolean;
  /** From the row's own cell, not from its ID number. */
  ownBirthDate?: string;
  traitsLookup?: string;
}

/** The persons that could be meant, by the way they were found. */
export interface Candidates {
  byId?: PersonRow;
  /** The person of the row's earlier version. */
  earlier?: PersonRow;
  /** Same name, birth date and village. */
  byTraits: readonly PersonRow[];
  /** Members of the household whose number the row carries. */
  ofHousehold: readonly PersonRow[];
}

/** Whom a row is about. `adoptsId`: the person had no ID number and gets the row's. */
export type Join =
  | {
      kind: 'same';
      person: PersonRow;
      adoptsId: boolean;
      findings: readonly FindingCode[];
      suspect?: Suspect;
    }
  | { kind: 'new'; withId: boolean; findings: readonly FindingCode[]; suspect?: Suspect }
  | { kind: 'nobody'; findings: readonly FindingCode[]; suspect?: Suspect };

/** A doubt that a person must decide. */
export interface Suspect {
  kind: 'borrowed-id' | 'ambiguous';
  person: PersonRow;
}

/**
 * Decides whom a row is about: a valid ID number joins only together with the name; the same number under a clearly
 * other name is a borrowed one and joins nobody. Without a usable number name, birth date and village decide, then the
 * household. `mayFound`: the row says enough to found a person. Pure and independent of the order of candidates.
 */
export function joinPerson(evidence: Evidence, candidates: Candidates, mayFound: boolean): Join {
  const { byId } = candidates;
  if (evidence.idLookup === undefined) return withoutId(evidence, candidates, mayFound);
  if (!byId) return withUnseenId(evidence, candidates);
  const agreement = evidence.name === undefined ? 'equal' : nameAgreement(evidence.name, byId.name);
  if (namesOnePerson(agreement, evidence, byId)) {
    const findings: FindingCode[] = agreement === 'equal' ? [] : ['F_NAME_VARIANT'];
    return { kind: 'same', person: byId, adoptsId: false, findings };
  }
  // The birth date of a borrowed number is the lender's: only what the row itself says may find somebody.
  const own = evidence.ownBirthDate === undefined ? { ...candidates, byTraits: [] } : candidates;
  const join = withoutId(evidence, own, mayFound);
  return {
    ...join,
    findings: ['F_BORROWED_ID', ...join.findings],
    suspect: { kind: 'borrowed-id', person: byId },
  };
}

/** One other character in the given name needs a second witness: siblings share all but one. */
function namesOnePerson(agreement: NameAgreement, evidence: Evidence, person: PersonRow): boolean {
  if (agreement === 'different') return false;
  if (agreement !== 'one-character') return true;
  return evidence.ownBirthDate !== undefined && evidence.ownBirthDate === person.birthDate;
}

function withUnseenId(evidence: Evidence, candidates: Candidates): Join {
  const nameless = candidates.byTraits.filter((person) => person.idLookup === null);
  const earlier = candidates.earlier?.idLookup === null && agrees(evidence, candidates.earlier);
  const known = earlier ? candidates.earlier : nameless.length === 1 ? nameless[0] : undefined;
  if (known) return { kind: 'same', person: known, adoptsId: true, findings: [] };
  return { kind: 'new', withId: true, findings: [] };
}

function withoutId(evidence: Evidence, candidates: Candidates, mayFound: boolean): Join {
  const { earlier, byTraits, ofHousehold } = candidates;
  if (earlier && agrees(evidence, earlier)) return same(earlier);
  const fitting =
    byTraits.length > 0
      ? byTraits
      : ofHousehold.filter((person) => agrees(evidence, person) && sameBirth(evidence, person));
  const [only] = fitting;
  if (only) return fitting.length === 1 ? same(only) : ambiguous(fitting);
  if (mayFound && evidence.name !== undefined && !evidence.partialName)
    return { kind: 'new', withId: false, findings: [] };
  return { kind: 'nobody', findings: ['F_UNLINKED'] };
}

function same(person: PersonRow): Join {
  return { kind: 'same', person, adoptsId: false, findings: [] };
}

function ambiguous(persons: readonly PersonRow[]): Join {
  const [first] = [...persons].sort((a, b) => (a.id < b.id ? -1 : 1));
  const suspect: { suspect?: Suspect } = first ? { suspect: { kind: 'ambiguous', person: first } } : {};
  return { kind: 'nobody', findings: ['F_AMBIGUOUS'], ...suspect };
}

function agrees(evidence: Evidence, person: PersonRow): boolean {
  if (evidence.name === undefined) return true;
  const agreement = nameAgreement(evidence.name, person.name);
  return agreement === 'equal' || agreement === 'partial' || agreement === 'homophone';
}

function sameBirth(evidence: Evidence, person: PersonRow): boolean {
  return (
    evidence.ownBirthDate === undefined ||
    person.birthDate === null ||
    evidence.ownBirthDate === person.birthDate
  );
}
