import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { DemandPage } from './demand-page.tsx';
import { DemandsPage } from './demands-page.tsx';
import { ListingsPage } from './listings-page.tsx';
import { NewDemandPage } from './new-demand-page.tsx';
import { NewListingPage } from './new-listing-page.tsx';
import { OrderPage } from './order-page.tsx';
import { OrdersPage } from './orders-page.tsx';
import { ProposalsPage } from './proposals-page.tsx';
import { RoundPage } from './round-page.tsx';
import { RoundsPage } from './rounds-page.tsx';

/** Pages of cooperatives and buyers, and the rounds for whoever runs or audits them. */
export function MarketRoutes() {
  return (
    <Switch>
      <Route path="/demands" component={DemandsPage} />
      <Route path="/demands/new" component={NewDemandPage} />
      <Route path="/demands/:id">{({ id }) => <DemandPage id={id} />}</Route>
      <Route path="/listings" component={ListingsPage} />
      <Route path="/listings/new" component={NewListingPage} />
      <Route path="/rounds" component={RoundsPage} />
      <Route path="/rounds/:id">{({ id }) => <RoundPage id={id} />}</Route>
      <Route path="/proposals" component={ProposalsPage} />
      <Route path="/orders" component={OrdersPage} />
      <Route path="/orders/:id">{({ id }) => <OrderPage id={id} />}</Route>
      <Route component={AbsentPage} />
    </Switch>
  );
}
