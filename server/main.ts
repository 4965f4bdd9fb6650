import { readConfig } from './config.ts';
import { createDemo } from './demo/demo.ts';
import { removeHalfMadeDemo } from './demo/marker.ts';
import { printMessage } from './message.ts';
import { buildProcess, type Process } from './process.ts';
import { run, type Running } from './run.ts';
import { buildWebIfStale } from './web-build.ts';

/** `npm start`: builds the web side when it is stale, brings the database up to date, serves until it is told to stop. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  await buildWebIfStale(config.production);
  removeHalfMadeDemo(config);
  const demo = config.demo ? createDemo(printMessage) : undefined;
  const built = await buildProcess(config, demo ? { sendMessage: demo.sendMessage } : {});
  const running = await run(built);
  stopOnSignal(built, running);
  const hints = await demo?.prepare(built, running.port, say);
  say(`Tianxin 田信 is ready: http://localhost:${String(running.port)}\n${hints ?? ''}`);
}

function say(text: string): void {
  process.stdout.write(text);
}

/** The first signal stops in good order, the second at once. */
function stopOnSignal(built: Process, running: Running): void {
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
