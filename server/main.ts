import { readConfig } from './config.ts';
import { buildProcess } from './process.ts';
import { run } from './run.ts';
import { buildWebIfStale } from './web-build.ts';

/** `npm start`: builds the web side when it is stale, brings the database up to date, serves until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await buildWebIfStale(config.production);
  const built = await buildProcess(config);
  const running = await run(built);
  process.stdout.write(`Tianxin 田信 is ready: http://localhost:${String(running.port)}\n`);

  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        built.log.error({ err: error }, 'the stop failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

main().catch((error: unknown) => {
  process.stderr.write(`Tianxin cannot start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
