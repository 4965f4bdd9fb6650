import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { AgenciesPage } from './agencies-page.tsx';
import { NewClientPage } from './new-client-page.tsx';
import { NewUserPage } from './new-user-page.tsx';
import { OrganisationsPage } from './organisations-page.tsx';

/** Pages of the platform's administrator. */
export function AdministratorRoutes() {
  return (
    <Switch>
      <Route path="/organisations" component={OrganisationsPage} />
      <Route path="/users/new" component={NewUserPage} />
      <Route path="/machine-clients/new" component={NewClientPage} />
      <Route path="/agencies" component={AgenciesPage} />
      <Route component={AbsentPage} />
    </Switch>
  );
}
