import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { ConsentPage } from './consents/consent-page.tsx';
import { ConsentsPage } from './consents/consents-page.tsx';
import { LooksPage } from './credit/looks-page.tsx';
import { MyCreditPage } from './credit/my-credit-page.tsx';
import { MyDataPage } from './credit/my-data-page.tsx';
import { PointsPage } from './credit/points-page.tsx';
import { NotFound } from './frame/not-found.tsx';
import { HomePage } from './home/home-page.tsx';
import { MinePage } from './mine/mine-page.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { NewListingPage } from './sell/new-listing-page.tsx';
import { OrdersPage } from './sell/orders-page.tsx';
import { ProposalPage } from './sell/proposal-page.tsx';
import { SellPage } from './sell/sell-page.tsx';

const AgentPages = lazy(async () => ({ default: (await import('./agent/agent-pages.tsx')).AgentPages }));

/** The pages of a farmer, alone or assisted. */
export function FarmerRoutes() {
  return (
    <Switch>
      <Route path="/" component={HomePage} />
      <Route path="/credit" component={MyCreditPage} />
      <Route path="/credit/points" component={PointsPage} />
      <Route path="/credit/looks" component={LooksPage} />
      <Route path="/credit/data" component={MyDataPage} />
      <Route path="/consents" component={ConsentsPage} />
      <Route path="/consents/:id">{({ id }) => <ConsentPage key={id} id={id} />}</Route>
      <Route path="/sell" component={SellPage} />
      <Route path="/sell/new" component={NewListingPage} />
      <Route path="/sell/orders" component={OrdersPage} />
      <Route path="/sell/proposals/:id">{({ id }) => <ProposalPage key={id} id={id} />}</Route>
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
