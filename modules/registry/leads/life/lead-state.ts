import type { Transitions } from '../../../kernel/state.ts';

export const LEAD_STATES = [
  'open',
  'asked',
  'overdue',
  'answered',
  'confirmed',
  'dismissed',
  'data-error',
  'appealed',
  'upheld',
  'overturned',
  'resolved-by-data',
] as const;

export type LeadState = (typeof LEAD_STATES)[number];

/**
 * How a lead lives. Silence is never a verdict: only an answered lead can be confirmed, an overdue one can only be
 * asked again, answered (also by a visit) or found groundless. A confirmed one can be appealed once.
 */
export const LEAD_TRANSITIONS: Transitions<LeadState> = {
  open: ['asked', 'dismissed', 'data-error', 'resolved-by-data'],
  asked: ['answered', 'overdue', 'resolved-by-data'],
  overdue: ['asked', 'answered', 'dismissed', 'data-error', 'resolved-by-data'],
  answered: ['asked', 'confirmed', 'dismissed', 'data-error', 'resolved-by-data'],
  confirmed: ['appealed'],
  dismissed: [],
  'data-error': [],
  appealed: ['upheld', 'overturned'],
  upheld: [],
  overturned: [],
  'resolved-by-data': [],
};

/** The states in which a lead is under way: facts may still change or close it, and no second one is opened. */
export const LIVING: readonly LeadState[] = ['open', 'asked', 'overdue', 'answered'];

/** States in which those concerned may add their words. */
export const ANSWERABLE: readonly LeadState[] = ['asked', 'overdue', 'answered'];

export const OUTCOMES = ['confirmed', 'dismissed', 'data-error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Days in which a confirmed lead can be appealed, as an administrative review (行政复议法: 60 days). */
export const APPEAL_DAYS = 60;
