import type { Account } from '../../shared/session/session-store.ts';
import type { DeskWords } from './desk-words.ts';

export interface MenuEntry {
  path: string;
  page: keyof DeskWords['pages'];
  group: keyof DeskWords['groups'];
  /** What the account must hold. */
  permission: string;
}

/** Every entry of the side menu, in order; an account sees those it may use, and the first is its home. */
const entries: readonly MenuEntry[] = [
  { path: '/county', page: 'workbench', group: 'county', permission: 'registry.overview' },
  { path: '/county/look-up', page: 'lookUp', group: 'county', permission: 'gateway.look-up' },
  { path: '/county/score-runs', page: 'scoreRuns', group: 'county', permission: 'credit.rescore' },
  { path: '/leads', page: 'leads', group: 'county', permission: 'registry.review-leads' },
  { path: '/review', page: 'review', group: 'review', permission: 'registry.review-links' },
  {
    path: '/review/proposals',
    page: 'reviewProposals',
    group: 'review',
    permission: 'registry.review-links',
  },
  { path: '/review/persons', page: 'reviewPersons', group: 'review', permission: 'registry.review-links' },
  { path: '/review/samples', page: 'reviewSamples', group: 'review', permission: 'registry.review-links' },
  {
    path: '/review/decisions',
    page: 'reviewDecisions',
    group: 'review',
    permission: 'registry.review-links',
  },
  { path: '/review-figures', page: 'reviewFigures', group: 'review', permission: 'registry.review-figures' },
  { path: '/upload', page: 'upload', group: 'data', permission: 'registry.upload' },
  { path: '/batches', page: 'batches', group: 'data', permission: 'registry.upload' },
  { path: '/held-batches', page: 'heldBatches', group: 'data', permission: 'registry.approve-batches' },
  { path: '/catalogue', page: 'catalogue', group: 'data', permission: 'registry.read-catalogue' },
  { path: '/agreements', page: 'agreements', group: 'data', permission: 'registry.read-catalogue' },
  { path: '/agency-leads', page: 'agencyLeads', group: 'data', permission: 'registry.answer-leads' },
  { path: '/objections', page: 'objections', group: 'data', permission: 'registry.read-objections' },
  { path: '/consents', page: 'consents', group: 'credit', permission: 'consent.request' },
  { path: '/consents/new', page: 'newConsent', group: 'credit', permission: 'consent.request' },
  { path: '/inquiry', page: 'inquiry', group: 'credit', permission: 'gateway.inquire' },
  { path: '/inquiries', page: 'inquiries', group: 'credit', permission: 'gateway.inquire' },
  { path: '/models', page: 'models', group: 'credit', permission: 'gateway.inquire' },
  { path: '/access-log', page: 'accessLog', group: 'audit', permission: 'audit.inspect' },
  { path: '/access-summary', page: 'accessSummary', group: 'audit', permission: 'audit.inspect' },
  { path: '/lead-rules', page: 'leadRules', group: 'audit', permission: 'registry.lead-figures' },
  { path: '/lead-figures', page: 'leadFigures', group: 'audit', permission: 'registry.lead-figures' },
  { path: '/demands', page: 'demands', group: 'market', permission: 'market.trade' },
  { path: '/demands/new', page: 'newDemand', group: 'market', permission: 'market.buy' },
  { path: '/listings', page: 'listings', group: 'market', permission: 'market.trade' },
  { path: '/listings/new', page: 'newListing', group: 'market', permission: 'market.sell' },
  { path: '/rounds', page: 'rounds', group: 'market', permission: 'market.inspect' },
  { path: '/proposals', page: 'proposals', group: 'market', permission: 'market.trade' },
  { path: '/orders', page: 'orders', group: 'market', permission: 'market.trade' },
  { path: '/captures', page: 'captures', group: 'witness', permission: 'consent.witness' },
  { path: '/organisations', page: 'organisations', group: 'admin', permission: 'identity.administer' },
  { path: '/users/new', page: 'users', group: 'admin', permission: 'identity.administer' },
  { path: '/machine-clients/new', page: 'machineClients', group: 'admin', permission: 'identity.administer' },
  { path: '/agencies', page: 'agencies', group: 'admin', permission: 'registry.administer' },
];

export function menuOf(account: Account): MenuEntry[] {
  return entries.filter((entry) => account.permissions.includes(entry.permission));
}
