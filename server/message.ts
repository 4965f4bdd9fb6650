import type { SendMessage } from '../modules/identity/index.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';

const TIMEOUT = 10_000;

/**
 * The port for short texts to phones. `console` prints them (for demo and development); `http` posts
 * `{ phone, text }` as JSON to the county's message gateway and logs a failure without the text.
 */
export function createMessages(config: Config['message'], log: Log): SendMessage {
  if (config.transport === 'console') return printMessage;
  return (message) => {
    postMessage(config, message).catch((error: unknown) => {
      log.error({ err: error }, 'a message could not be sent');
    });
  };
}

/** Prints a message to the console. */
export function printMessage(message: { phone: string; text: string }): void {
  process.stdout.write(`[message to ${message.phone}] ${message.text}\n`);
}

async function postMessage(
  config: { url: string; token: string | undefined },
  message: { phone: string; text: string },
): Promise<void> {
  const response = await fetch(config.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(config.token === undefined ? {} : { authorization: `Bearer ${config.token}` }),
    },
    body: JSON.stringify(message),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) throw new Error(`the message gateway answered ${String(response.status)}`);
}
