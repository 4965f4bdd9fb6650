import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keeps ID numbers and phones: `seal` encrypts for storage (AES-256-GCM, the key id stands beside the value),
 * `open` reads it back, `lookup` is a keyed hash for exact search. `place` is `table|column|row id`: a sealed value
 * copied to another place does not open.
 */
export interface Vault {
  seal(text: string, place: string): string;
  /** Throws when the value was altered, moved, or sealed with a key that is not held. */
  open(sealed: string, place: string): string;
  /** 64 hexadecimal digits; equal for equal texts of the same `kind` (`id-number`, `phone`). */
  lookup(kind: string, text: string): string;
}

export interface VaultKeys {
  /** Data keys by key id, 32 bytes each; the one named `current` seals. */
  data: Readonly<Record<string, Buffer>>;
  current: string;
  /** The index key, 32 bytes; kept apart from the data keys. */
  index: Buffer;
}

export function createVault(keys: VaultKeys): Vault {
  const dataKey = (keyId: string): Buffer => {
    const key = keys.data[keyId];
    if (key?.length !== 32) throw new Error(`data key ${keyId} is not held or not 32 bytes long`);
    return key;
  };
  dataKey(keys.current);
  const valueKey = (keyId: string, salt: Buffer): Buffer =>
    Buffer.from(hkdfSync('sha256', dataKey(keyId), salt, 'tianxin value', 32));
  return {
    seal(text, place) {
      const salt = randomBytes(16);
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', valueKey(keys.current, salt), nonce).setAAD(
        Buffer.from(place),
      );
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      const packed = Buffer.concat([salt, nonce, cipher.getAuthTag(), body]);
      return `g1.${keys.current}.${packed.toString('base64url')}`;
    },
    open(sealed, place) {
      const [version, keyId, packed] = sealed.split('.');
      if (version !== 'g1' || keyId === undefined || packed === undefined)
        throw new Error('not a sealed value');
      const bytes = Buffer.from(packed, 'base64url');
      const salt = bytes.subarray(0, 16);
      const decipher = createDecipheriv('aes-256-gcm', valueKey(keyId, salt), bytes.subarray(16, 28));
      decipher.setAAD(Buffer.from(place)).setAuthTag(bytes.subarray(28, 44));
      return Buffer.concat([decipher.update(bytes.subarray(44)), decipher.final()]).toString('utf8');
    },
    lookup(kind, text) {
      return createHmac('sha256', keys.index).update(`${kind}\0${text}`).digest('hex');
    },
  };
}
