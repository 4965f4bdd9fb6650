import express, { type Express, type Request, type Response, type Router } from 'express';
import type { Actor } from '../../modules/kernel/actor.ts';
import type { Call, FileReply, Handler, Handlers, OperationId } from '../../modules/kernel/operation.ts';
import type { InTransaction } from '../../modules/kernel/transaction.ts';
import type { Once } from '../idempotency.ts';
import { oneAtATime } from '../transaction.ts';
import type { Contract, ContractOperation } from './contract.ts';
import { contextOf } from './request-context.ts';
import { resourceOf } from './resource.ts';
import { sendFile } from './send-file.ts';

const NOBODY: Actor = Object.freeze({ kind: 'nobody', id: 'nobody', permissions: [] });

interface Needs {
  contract: Contract;
  handlers: Handlers;
  inTransaction: InTransaction;
  once: Once;
}

/**
 * Mounts each operation of the contract on its handler; a missing or unused handler stops the start. Express tries its
 * routes one after another, so each resource (`/v1/consents`) gets a router of its own.
 */
export function mountOperations(app: Express, needs: Needs): void {
  refuseMismatch(needs);
  const routers = new Map<string, Router>();
  for (const operation of needs.contract.operations) {
    const handler = needs.handlers[operation.id as OperationId] as Handler<OperationId>;
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const resource = resourceOf(path);
    const router = routers.get(resource) ?? express.Router();
    routers.set(resource, router);
    router[operation.method](path, async (request, response) => {
      await send(response, await handler(callOf(request, operation, needs)));
    });
  }
  app.use((request, response, next) => {
    const router = routers.get(resourceOf(request.path));
    if (router) router(request, response, next);
    else next();
  });
}

function refuseMismatch(needs: Needs): void {
  const declared = new Set(needs.contract.operations.map((operation) => operation.id));
  const given = new Set(Object.keys(needs.handlers));
  const missing = [...declared].filter((id) => !given.has(id));
  const unused = [...given].filter((id) => !declared.has(id));
  if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}`);
  if (unused.length > 0) throw new Error(`the contract has no operation ${unused.join(', ')}`);
}

function callOf(request: Request, operation: ContractOperation, needs: Needs): Call<OperationId> {
  const context = contextOf(request);
  const actor = context.actor ?? NOBODY;
  const inTransaction = oneAtATime(needs.inTransaction);
  const input = { path: { ...request.params }, query: { ...request.query }, body: request.body as unknown };
  const call = {
    ...input,
    actor,
    requestId: context.requestId,
    headers: request.headers,
    stream: request,
    inTransaction,
    once: (work: Parameters<Call<OperationId>['once']>[0]) =>
      needs.once(
        inTransaction,
        { callerId: actor.id, key: request.get('idempotency-key'), operation: operation.id, request: input },
        work,
      ),
  };
  return call as unknown as Call<OperationId>;
}

interface AnyReply {
  status: number;
  body?: unknown;
  file?: FileReply;
  headers?: Readonly<Record<string, string | readonly string[]>>;
}

async function send(response: Response, reply: AnyReply): Promise<void> {
  response.status(reply.status);
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    response.set(name, typeof value === 'string' ? value : [...value]);
  }
  if (reply.file) await sendFile(response, reply.file);
  else if (reply.body === undefined) response.end();
  else response.json(reply.body);
}
