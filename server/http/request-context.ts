import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import type { Actor } from '../../modules/kernel/actor.ts';

/** What the pipeline knows of a request besides Express's own fields. */
export interface RequestContext {
  requestId: string;
  actor?: Actor;
  /** Why the caller was not admitted, before the validator rewrapped it. */
  refusal?: unknown;
}

const contexts = new WeakMap<Request, RequestContext>();

/** The context of a request that passed `beginRequest`. */
export function contextOf(request: Request): RequestContext {
  const context = contexts.get(request);
  if (!context) throw new Error('the request has no context yet');
  return context;
}

/** Gives each request an id of ours (or the caller's well-formed one) and echoes it. */
export function beginRequest(request: Request, response: Response, next: NextFunction): void {
  const offered = request.get('x-request-id') ?? request.get('x-fapi-interaction-id');
  const requestId = offered !== undefined && /^[\w-]{8,64}$/.test(offered) ? offered : randomUUID();
  contexts.set(request, { requestId });
  response.set('x-request-id', requestId);
  if (request.get('x-fapi-interaction-id') === requestId) response.set('x-fapi-interaction-id', requestId);
  next();
}
