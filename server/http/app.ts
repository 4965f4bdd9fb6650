import express, { type Express } from 'express';
import swaggerUi from 'swagger-ui-express';
import type { Handlers } from '../../modules/kernel/operation.ts';
import type { InTransaction } from '../../modules/kernel/transaction.ts';
import type { Once } from '../idempotency.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { createAdmission, type ReadToken } from './authentication.ts';
import type { Contract } from './contract.ts';
import { securityHeaders } from './headers.ts';
import { readBody } from './json-body.ts';
import { mountOperations } from './operations.ts';
import { answerProblems, answerUnknown } from './problems.ts';
import { beginRequest } from './request-context.ts';
import { logRequests } from './request-log.ts';
import { enforceContract } from './validation.ts';
import { serveWeb } from './web-pages.ts';

export interface AppNeeds {
  contract: Contract;
  handlers: Handlers;
  inTransaction: InTransaction;
  once: Once;
  readToken: ReadToken;
  /** Whether the process can do its work now: database reachable, migrations applied, not shutting down. */
  isReady: () => Promise<boolean>;
  log: Log;
  metrics: Metrics;
  webDirectory: string;
  trustProxy: boolean;
  /** In tests, answers are held against the contract too. */
  validateResponses: boolean;
}

/** The HTTP pipeline, in order: request id, headers, health, body, caller and permission, contract, handler, pages, problems. */
export function createApp(needs: AppNeeds): Express {
  const app = express();
  app
    .disable('x-powered-by')
    .set('etag', false)
    .set('trust proxy', needs.trustProxy)
    .set('query parser', 'simple');
  app.use(beginRequest, securityHeaders, needs.metrics.observe, logRequests(needs.log));
  mountHealth(app, needs);
  mountDocs(app, needs.contract);
  app.use(['/v1', '/oidc'], ...readBody());
  const admit = createAdmission(needs.readToken);
  app.use(enforceContract(needs.contract, admit, needs.validateResponses));
  mountOperations(app, needs);
  serveWeb(app, needs.webDirectory);
  app.use(answerUnknown);
  app.use(answerProblems(needs.log));
  return app;
}

function mountHealth(app: Express, needs: AppNeeds): void {
  app.get('/livez', (_request, response) => {
    response.json({ status: 'live' });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await needs.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  app.get('/metrics', async (_request, response) => {
    response.type(needs.metrics.registry.contentType).send(await needs.metrics.registry.metrics());
  });
}

function mountDocs(app: Express, contract: Contract): void {
  app.get('/openapi.json', (_request, response) => {
    response.json(contract.document);
  });
  app.use('/docs', swaggerUi.serve, swaggerUi.setup(contract.document, { customSiteTitle: 'Tianxin API' }));
}
