import { Route, Switch } from 'wouter';
import { AbsentPage } from '../page/absent-page.tsx';
import { BatchPage } from './batch-page.tsx';
import { BatchesPage } from './batches-page.tsx';
import { HeldBatchPage } from './held-batch-page.tsx';
import { HeldBatchesPage } from './held-batches-page.tsx';
import { UploadPage } from './upload-page.tsx';

/** Pages of an agency's data clerk. */
export function AgencyRoutes() {
  return (
    <Switch>
      <Route path="/upload" component={UploadPage} />
      <Route path="/batches" component={BatchesPage} />
      <Route path="/batches/:batchId">{({ batchId }) => <BatchPage batchId={batchId} />}</Route>
      <Route path="/held-batches" component={HeldBatchesPage} />
      <Route path="/held-batches/:batchId">{({ batchId }) => <HeldBatchPage batchId={batchId} />}</Route>
      <Route component={AbsentPage} />
    </Switch>
  );
}
