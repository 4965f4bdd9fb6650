import type { Server } from 'node:http';
import { listen, type Process } from './process.ts';

const DELIVERY_INTERVAL = 250;
const DRAIN_LIMIT = 10_000;
const SWEEP_INTERVAL = 50;

export interface Running {
  port: number;
  /** Stops accepting, finishes requests in flight (at most 10 s), stops jobs and deliveries, closes the database. */
  stop: () => Promise<void>;
}

/** Starts serving: HTTP, jobs by the clock, event deliveries. */
export async function run(process_: Process): Promise<Running> {
  const { server, port } = await listen(process_.app, process_.config.host, process_.config.port);
  const deliveries = startDeliveries(process_);
  process_.jobs.start();
  return {
    port,
    stop: async () => {
      process_.retire();
      await drain(server);
      await process_.stopWork();
      await process_.jobs.stop();
      await deliveries.stop();
      await process_.source.destroy();
    },
  };
}

function startDeliveries(process_: Process): { stop: () => Promise<void> } {
  let stopped = false;
  const isStopped = (): boolean => stopped;
  let wake: () => void = () => undefined;
  const rest = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, DELIVERY_INTERVAL);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const loop = (async () => {
    while (!isStopped()) {
      try {
        const delivered = await process_.outbox.deliverDue(process_.inTransaction);
        if (delivered > 0) continue;
      } catch (error) {
        process_.log.error({ err: error }, 'deliveries cannot be read');
      }
      await rest();
    }
  })();
  return {
    stop: () => {
      stopped = true;
      wake();
      return loop;
    },
  };
}

/** Connections that fall idle while others still work are closed as they do. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const sweep = setInterval(() => {
      server.closeIdleConnections();
    }, SWEEP_INTERVAL);
    const limit = setTimeout(() => {
      server.closeAllConnections();
    }, DRAIN_LIMIT);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(limit);
      resolve();
    });
  });
}
