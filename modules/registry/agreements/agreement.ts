import { conflict, forbidden, invalid } from '../../kernel/problem.ts';
import { advance, type Transitions } from '../../kernel/state.ts';
import type { DataContract } from '../contract/data-contract.ts';

export const AGREEMENT_STATES = [
  'draft',
  'proposed',
  'approved-by-agency',
  'approved-by-county',
  'in-force',
  'superseded',
  'ended',
  'refused',
] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** Both sides approve, in either order; what was in force is never changed, only superseded or ended. */
export const AGREEMENT_TRANSITIONS: Transitions<AgreementState> = {
  draft: ['proposed', 'refused'],
  proposed: ['approved-by-agency', 'approved-by-county', 'refused'],
  'approved-by-agency': ['in-force', 'refused'],
  'approved-by-county': ['in-force', 'refused'],
  'in-force': ['superseded', 'ended'],
  superseded: [],
  ended: [],
  refused: [],
};

/** States in which a version still waits for a decision; a dataset has at most one such version. */
export const OPEN_STATES: readonly AgreementState[] = [
  'draft',
  'proposed',
  'approved-by-agency',
  'approved-by-county',
];

export const SIDES = ['agency', 'county'] as const;
export type Side = (typeof SIDES)[number];

/** One version of a contract as both sides agree on it. */
export interface Agreement {
  id: string;
  datasetId: string;
  version: number;
  agencySlug: string;
  state: AgreementState;
  /** The whole contract with its defaults spelled out. */
  document: DataContract;
  /** SHA-256 of the canonical document. */
  sha256: string;
  /** Why the version is needed; required when it is not compatible with the one before. */
  note: string | null;
  /** How long files may still name the version before, days. */
  graceDays: number;
  author: string;
  createdAt: number;
  agencyApprover: string | null;
  countyApprover: string | null;
  inForceAt: number | null;
  /** Superseded: files that name this version are taken before this instant. */
  acceptedUntil: number | null;
  endedAt: number | null;
  /** The end of the freshness promise that was last told to be broken. */
  overdueFor: number | null;
  /** Counts every change; the sum over all rows is the edition of the contracts. */
  revision: number;
}

/** Who decides, and for which agency the own organisation stands. */
export interface Decider {
  id: string;
  permissions: readonly string[];
  agencySlug: string | undefined;
}

/**
 * Refuses a decision for a side that is not the caller's own: 403 `not-this-side`. The county decides by its officials
 * and administrators, an agency by a data steward of the organisation that is bound to it.
 */
export function checkSide(agreement: Pick<Agreement, 'agencySlug'>, side: Side, by: Decider): void {
  if (mayDecide(agreement, side, by)) return;
  throw forbidden('not-this-side', `Only a person of the ${side} may decide for it.`);
}

export function mayDecide(agreement: Pick<Agreement, 'agencySlug'>, side: Side, by: Decider): boolean {
  return side === 'county'
    ? by.permissions.includes('registry.decide-for-county')
    : by.permissions.includes('registry.decide-for-agency') && by.agencySlug === agreement.agencySlug;
}

/** Four eyes on each side: the author approves nothing, and nobody approves for both sides (403). */
export function checkEyes(
  agreement: Pick<Agreement, 'author' | 'agencyApprover' | 'countyApprover'>,
  by: Pick<Decider, 'id'>,
): void {
  if (agreement.author === by.id)
    throw forbidden('author-approves', 'Whoever wrote this version cannot approve it.');
  if (agreement.agencyApprover === by.id || agreement.countyApprover === by.id)
    throw forbidden('approved-for-other-side', 'One person cannot approve for both sides.');
}

/** The state after one side approved; 409 when that side has approved before or nothing is asked. */
export function afterApproval(state: AgreementState, side: Side): AgreementState {
  const approved = `approved-by-${side}` as const;
  if (state === approved) throw conflict('side-approved', `The ${side} has approved this version already.`);
  const next = state === 'approved-by-agency' || state === 'approved-by-county' ? 'in-force' : approved;
  return advance(AGREEMENT_TRANSITIONS, state, next);
}

/** A refusal and an end need a reason that people can read. */
export function checkReason(reason: string): string {
  const text = reason.trim();
  if (text.length >= 4) return text;
  throw invalid('reason-missing', '/reason', '请写明理由 Say why, in a sentence.');
}
