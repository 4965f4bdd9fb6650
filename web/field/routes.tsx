import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { ConsentsPage } from './consents/consents-page.tsx';
import { MyCreditPage } from './credit/my-credit-page.tsx';
import { NotFound } from './frame/not-found.tsx';
import { HomePage } from './home/home-page.tsx';
import { MinePage } from './mine/mine-page.tsx';
import { SellPage } from './sell/sell-page.tsx';

const MyFilePage = lazy(async () => ({ default: (await import('./file/my-file-page.tsx')).MyFilePage }));
const ObjectionPage = lazy(async () => ({
  default: (await import('./file/objection-page.tsx')).ObjectionPage,
}));
const ObjectionsPage = lazy(async () => ({
  default: (await import('./file/objections-page.tsx')).ObjectionsPage,
}));
const PointsPage = lazy(async () => ({ default: (await import('./credit/points-page.tsx')).PointsPage }));
const QueuePage = lazy(async () => ({ default: (await import('./queue/queue-page.tsx')).QueuePage }));
const NewListingPage = lazy(async () => ({
  default: (await import('./sell/new-listing-page.tsx')).NewListingPage,
}));
const OrdersPage = lazy(async () => ({ default: (await import('./sell/orders-page.tsx')).OrdersPage }));
const ProposalPage = lazy(async () => ({ default: (await import('./sell/proposal-page.tsx')).ProposalPage }));
const LooksPage = lazy(async () => ({ default: (await import('./credit/looks-page.tsx')).LooksPage }));
const ConsentPage = lazy(async () => ({
  default: (await import('./consents/consent-page.tsx')).ConsentPage,
}));
const LeadsPage = lazy(async () => ({ default: (await import('./leads/leads-page.tsx')).LeadsPage }));
const AgentPages = lazy(async () => ({ default: (await import('./agent/agent-pages.tsx')).AgentPages }));

/** The pages of a farmer, alone or assisted. */
export function FarmerRoutes() {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/credit" component={MyCreditPage} />
      <Route path="/credit/points" component={PointsPage} />
      <Route path="/credit/looks" component={LooksPage} />
      <Route path="/credit/data" component={MyFilePage} />
      <Route path="/credit/data/:recordId/:column">
        {({ recordId, column }) => (
          <ObjectionPage key={`${recordId} ${column}`} recordId={recordId} column={column} />
        )}
      </Route>
      <Route path="/credit/objections" component={ObjectionsPage} />
      <Route path="/consents" component={ConsentsPage} />
      <Route path="/consents/:id">{({ id }) => <ConsentPage key={id} id={id} />}</Route>
      <Route path="/sell" component={SellPage} />
      <Route path="/sell/new" component={NewListingPage} />
      <Route path="/sell/orders" component={OrdersPage} />
      <Route path="/sell/proposals/:id">{({ id }) => <ProposalPage key={id} id={id} />}</Route>
      <Route path="/leads" component={LeadsPage} />
      <Route path="/mine" component={MinePage} />
      <Route path="/queue" component={QueuePage} />
      <Route component={NotFound} />
    </Switch>
  );
}

/** The pages of a village desk; loaded when one signs in. */
export function AgentRoutes() {
  return <AgentPages />;
}
