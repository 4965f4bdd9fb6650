import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { RequestHandler } from 'express';

export interface Metrics {
  registry: Registry;
  /** Times every request by route and status. */
  observe: RequestHandler;
}

/** Prometheus metrics of the process; `readBacklog` is asked at each scrape. */
export function createMetrics(readBacklog: () => Promise<{ pending: number; failed: number }>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer, by route of the contract.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  new Gauge({
    name: 'tianxin_outbox_deliveries',
    help: 'Event deliveries that are pending, or failed for good.',
    labelNames: ['state'] as const,
    registers: [registry],
    async collect() {
      const backlog = await readBacklog();
      this.set({ state: 'pending' }, backlog.pending);
      this.set({ state: 'failed' }, backlog.failed);
    },
  });
  return {
    registry,
    observe: (request, response, next) => {
      const begun = performance.now();
      response.once('finish', () => {
        const route = (request.route as { path?: string } | undefined)?.path ?? 'other';
        const labels = { method: request.method, route, status: String(response.statusCode) };
        duration.observe(labels, (performance.now() - begun) / 1_000);
      });
      next();
    },
  };
}
