import type { components } from '../../../openapi/contract.gen.ts';
import { StatusTag } from '../../kit/status-tag.tsx';
import { useMarketWords } from './market-words.ts';

type Schemas = components['schemas'];
export type Demand = Schemas['Demand'];
export type Listing = Schemas['Listing'];
export type Round = Schemas['Round'];
export type Proposal = Schemas['Proposal'];
export type Order = Schemas['Order'];

const demandTones = {
  submitted: { tone: 'warning', icon: 'clock' },
  open: { tone: 'info', icon: 'clock' },
  'partially-matched': { tone: 'info', icon: 'clock' },
  filled: { tone: 'ok', icon: 'ok' },
  closed: { tone: 'quiet', icon: 'dot' },
  cancelled: { tone: 'quiet', icon: 'cross' },
  expired: { tone: 'quiet', icon: 'clock' },
} as const;

export function DemandTag({ state }: { state: Demand['state'] }) {
  return <StatusTag {...demandTones[state]}>{useMarketWords().demandStates[state]}</StatusTag>;
}

const listingTones = {
  listed: { tone: 'ok', icon: 'ok' },
  'partially-reserved': { tone: 'info', icon: 'clock' },
  'sold-out': { tone: 'quiet', icon: 'dot' },
  withdrawn: { tone: 'quiet', icon: 'cross' },
  expired: { tone: 'quiet', icon: 'clock' },
} as const;

export function ListingTag({ state }: { state: Listing['state'] }) {
  return <StatusTag {...listingTones[state]}>{useMarketWords().listingStates[state]}</StatusTag>;
}

const roundTones = {
  open: { tone: 'info', icon: 'clock' },
  clearing: { tone: 'warning', icon: 'clock' },
  cleared: { tone: 'ok', icon: 'ok' },
} as const;

export function RoundTag({ state }: { state: Round['state'] }) {
  return <StatusTag {...roundTones[state]}>{useMarketWords().roundStates[state]}</StatusTag>;
}

const proposalTones = {
  published: { tone: 'warning', icon: 'clock' },
  'accepted-by-seller': { tone: 'info', icon: 'clock' },
  'accepted-by-buyer': { tone: 'info', icon: 'clock' },
  converted: { tone: 'ok', icon: 'ok' },
  declined: { tone: 'danger', icon: 'cross' },
  'timed-out': { tone: 'quiet', icon: 'clock' },
  superseded: { tone: 'quiet', icon: 'dot' },
  invalidated: { tone: 'quiet', icon: 'cross' },
} as const;

export function ProposalTag({ state }: { state: Proposal['state'] }) {
  return <StatusTag {...proposalTones[state]}>{useMarketWords().proposalStates[state]}</StatusTag>;
}

const orderTones = {
  placed: { tone: 'info', icon: 'clock' },
  confirmed: { tone: 'info', icon: 'ok' },
  'in-fulfilment': { tone: 'info', icon: 'clock' },
  completed: { tone: 'ok', icon: 'ok' },
  cancelled: { tone: 'quiet', icon: 'cross' },
  failed: { tone: 'danger', icon: 'cross' },
} as const;

export function OrderTag({ state }: { state: Order['state'] }) {
  return <StatusTag {...orderTones[state]}>{useMarketWords().orderStates[state]}</StatusTag>;
}
