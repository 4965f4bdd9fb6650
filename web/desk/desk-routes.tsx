import { lazy, type ComponentType } from 'react';
import { Redirect, useLocation } from 'wouter';
import { EmptyState } from '../kit/empty-state.tsx';
import type { Account } from '../shared/session/session-store.ts';
import { AbsentPage } from './page/absent-page.tsx';
import { FaultBoundary } from './page/fault-boundary.tsx';
import { ForbiddenPage } from './page/forbidden-page.tsx';
import { Page } from './page/page.tsx';
import { useDeskWords } from './shell/desk-words.ts';
import { menuOf } from './shell/menu.ts';

interface Area {
  /** First parts of the addresses that belong to it. */
  parts: readonly string[];
  /** What the account must hold to see anything of it. */
  permission: string;
  Routes: ComponentType;
}

const Market = lazy(async () => ({ default: (await import('./market/market-routes.tsx')).MarketRoutes }));

const Review = lazy(async () => ({ default: (await import('./review/review-routes.tsx')).ReviewRoutes }));
const Leads = lazy(async () => ({ default: (await import('./leads/leads-routes.tsx')).LeadsRoutes }));
const People = lazy(async () => ({ default: (await import('./people/people-routes.tsx')).PeopleRoutes }));

/** Each area is loaded when it is first entered. */
const areas: readonly Area[] = [
  {
    parts: ['upload', 'batches', 'held-batches'],
    permission: 'registry.read-batches',
    Routes: lazy(async () => ({ default: (await import('./agency/agency-routes.tsx')).AgencyRoutes })),
  },
  {
    parts: ['catalogue', 'agreements'],
    permission: 'registry.read-catalogue',
    Routes: lazy(async () => ({
      default: (await import('./catalogue/catalogue-routes.tsx')).CatalogueRoutes,
    })),
  },
  {
    parts: ['consents', 'inquiry', 'inquiries', 'models'],
    permission: 'gateway.inquire',
    Routes: lazy(async () => ({ default: (await import('./bank/bank-routes.tsx')).BankRoutes })),
  },
  {
    parts: ['demands', 'listings', 'proposals', 'orders'],
    permission: 'market.trade',
    Routes: Market,
  },
  { parts: ['rounds'], permission: 'market.inspect', Routes: Market },
  {
    parts: ['access-log', 'access-summary'],
    permission: 'audit.inspect',
    Routes: lazy(async () => ({
      default: (await import('./regulator/regulator-routes.tsx')).RegulatorRoutes,
    })),
  },
  {
    parts: ['county'],
    permission: 'registry.overview',
    Routes: lazy(async () => ({ default: (await import('./county/county-routes.tsx')).CountyRoutes })),
  },
  { parts: ['review'], permission: 'registry.review-links', Routes: Review },
  { parts: ['review-figures'], permission: 'registry.review-figures', Routes: Review },
  { parts: ['leads'], permission: 'registry.review-leads', Routes: Leads },
  { parts: ['lead-rules', 'lead-figures'], permission: 'registry.lead-figures', Routes: Leads },
  { parts: ['agency-leads'], permission: 'registry.answer-leads', Routes: Leads },
  { parts: ['objections'], permission: 'registry.read-objections', Routes: People },
  { parts: ['people'], permission: 'gateway.look-up', Routes: People },
  {
    parts: ['organisations', 'users', 'machine-clients', 'agencies'],
    permission: 'identity.administer',
    Routes: lazy(async () => ({
      default: (await import('./administrator/administrator-routes.tsx')).AdministratorRoutes,
    })),
  },
  {
    parts: ['captures'],
    permission: 'consent.witness',
    Routes: lazy(async () => ({ default: (await import('./witness/witness-routes.tsx')).WitnessRoutes })),
  },
];

export function DeskRoutes({ account }: { account: Account }) {
  const [location] = useLocation();
  const part = location.split('/')[1] ?? '';
  if (part === '') return <Home account={account} />;
  const area = areas.find((one) => one.parts.includes(part));
  if (!area) return <AbsentPage />;
  if (!account.permissions.includes(area.permission)) return <ForbiddenPage />;
  return (
    <FaultBoundary key={part}>
      <area.Routes />
    </FaultBoundary>
  );
}

function Home({ account }: { account: Account }) {
  const words = useDeskWords();
  const first = menuOf(account)[0];
  if (first) return <Redirect to={first.path} replace />;
  return (
    <Page title={words.home}>
      <EmptyState title={words.noWork}>{words.noWorkText}</EmptyState>
    </Page>
  );
}
