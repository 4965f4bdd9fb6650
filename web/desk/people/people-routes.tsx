import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { ObjectionPage } from './objection-page.tsx';
import { ObjectionsPage } from './objections-page.tsx';
import { PersonPage } from './person-page.tsx';

/** Persons' golden records, and farmers' objections to what is recorded of them. */
export function PeopleRoutes() {
  return (
    <Switch>
      <Route path="/objections" component={ObjectionsPage} />
      <Route path="/objections/:id">{({ id }) => <ObjectionPage key={id} id={id} />}</Route>
      <Route path="/people/:id">{({ id }) => <PersonPage key={id} id={id} />}</Route>
      <Route component={AbsentPage} />
    </Switch>
  );
}
