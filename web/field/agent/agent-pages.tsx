import { Route, Switch } from 'wouter';
import { useSession } from '../../shared/session/use-session.ts';
import { NotFound } from '../frame/not-found.tsx';
import { AccountPage } from './account-page.tsx';
import { AgentPage } from './agent-page.tsx';
import { AssistPage } from './assist-page.tsx';
import { WitnessPage } from './witness-page.tsx';

/** The pages of a village desk's staff; where an assistance ran out of time, the desk's first page says so. */
export function AgentPages() {
  const late = useSession().assistanceOver !== undefined;
  return (
    <Switch>
      <Route path="/" component={AgentPage} />
      <Route path="/agent/assist" component={AssistPage} />
      <Route path="/agent/accounts" component={AccountPage} />
      <Route path="/agent/witness" component={WitnessPage} />
      <Route component={late ? AgentPage : NotFound} />
    </Switch>
  );
}
