import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TokenKeys } from '../modules/identity/index.ts';
import type { VaultKeys } from '../modules/kernel/vault.ts';
import type { Config } from './config.ts';

/** The secrets of an installation, in one file that is kept apart from the database and its backups. */
interface KeyFile {
  /** Made by a demo start; refused in production. */
  demo: boolean;
  tokens: { current: string; keys: Record<string, string> };
  data: { current: string; keys: Record<string, string> };
  index: string;
}

export interface Keys {
  tokens: TokenKeys;
  vault: VaultKeys;
}

/** Reads the key file; outside production a missing one is made in the data directory. */
export function loadKeys(config: Config): Keys {
  const file = config.keysFile ?? join(config.dataDirectory, 'demo-keys.json');
  if (config.keysFile === undefined && !existsSync(file)) writeKeys(file, true);
  const content = readKeys(file);
  if (config.production && content.demo) {
    throw new Error('KEYS_FILE holds demo keys; make production keys with `npm run tianxin -- keys create`');
  }
  return {
    tokens: {
      current: content.tokens.current,
      keys: mapped(content.tokens.keys, (pem) => createPrivateKey(pem)),
    },
    vault: {
      current: content.data.current,
      data: mapped(content.data.keys, fromBase64),
      index: fromBase64(content.index),
    },
  };
}

/** Writes a new key file, readable by its owner alone; throws when the file exists. */
export function writeKeys(file: string, demo: boolean): void {
  const kid = `${demo ? 'demo' : 'key'}-${randomBytes(4).toString('hex')}`;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const content: KeyFile = {
    demo,
    tokens: { current: kid, keys: { [kid]: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string } },
    data: { current: kid, keys: { [kid]: randomBytes(32).toString('base64') } },
    index: randomBytes(32).toString('base64'),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
}

function readKeys(file: string): KeyFile {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeyFile;
  } catch (error) {
    throw new Error(`KEYS_FILE ${file} cannot be read as a key file`, { cause: error });
  }
}

function mapped<Value>(texts: Record<string, string>, read: (text: string) => Value): Record<string, Value> {
  return Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, read(text)]));
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, 'base64');
}
