import type { SendMessage } from '../../modules/identity/index.ts';

/** Messages of a demo: printed like every console message, and the latest code per phone kept for the seeding. */
export interface DemoMessages {
  send: SendMessage;
  /** The latest one-time code sent to a phone; throws when none was. */
  codeSentTo: (phone: string) => string;
  /** From now on messages are printed. */
  startPrinting: () => void;
}

export function createDemoMessages(print: SendMessage): DemoMessages {
  const latest = new Map<string, string>();
  let printing = false;
  return {
    send: (message) => {
      latest.set(message.phone, message.text);
      if (printing) print(message);
    },
    codeSentTo: (phone) => {
      const code = /\d{6}/.exec(latest.get(phone) ?? '')?.[0];
      if (code === undefined) throw new Error('no code was sent to this phone');
      return code;
    },
    startPrinting: () => {
      printing = true;
    },
  };
}
