import type { RequestHandler } from 'express';
import type { Log } from '../log.ts';
import { contextOf } from './request-context.ts';

/** One line per API request: route of the contract, status, time, caller's id. Never a path with values, a query or a body. */
export function logRequests(log: Log): RequestHandler {
  return (request, response, next) => {
    const begun = performance.now();
    response.once('finish', () => {
      const { requestId, actor } = contextOf(request);
      const route = (request.route as { path?: string } | undefined)?.path;
      if (route === undefined && response.statusCode < 500) return;
      const milliseconds = Math.round((performance.now() - begun) * 10) / 10;
      const line = {
        requestId,
        method: request.method,
        route,
        status: response.statusCode,
        milliseconds,
        actor: actor?.id,
      };
      log.debug(line, 'request');
    });
    next();
  };
}
