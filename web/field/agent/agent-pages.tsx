import { Route, Switch } from 'wouter';
import { NotFound } from '../frame/not-found.tsx';
import { AccountPage } from './account-page.tsx';
import { AgentPage } from './agent-page.tsx';
import { AssistPage } from './assist-page.tsx';
import { WitnessPage } from './witness-page.tsx';

/** The pages of a village desk's staff. */
export function AgentPages() {
  return (
    <Switch>
      <Route path="/" component={AgentPage} />
      <Route path="/agent/assist" component={AssistPage} />
      <Route path="/agent/accounts" component={AccountPage} />
      <Route path="/agent/witness" component={WitnessPage} />
      <Route component={NotFound} />
    </Switch>
  );
}
