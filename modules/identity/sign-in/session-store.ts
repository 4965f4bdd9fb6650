import { createHash, randomBytes } from 'node:crypto';
import { DAY, SECOND } from '../../kernel/clock.ts';
import { newId } from '../../kernel/id.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { sessionTable, type SessionRow } from './session-table.ts';

export const SESSION_LIFETIME = 14 * DAY;
/** Two tabs that refresh together both go on; later use of an old secret ends the session. */
const ROTATION_GRACE = 30 * SECOND;

type Account = Pick<SessionRow, 'accountKind' | 'accountId'>;

/** Opens a session; the returned text goes into the refresh cookie and is stored only as a hash. */
export async function openSession(tx: Tx, account: Account, now: number): Promise<string> {
  const id = newId('ses');
  const secret = newSecret();
  await tx.getRepository(sessionTable).insert({
    ...account,
    id,
    secretHash: hashOf(secret),
    previousHash: null,
    rotatedAt: now,
    expiresAt: now + SESSION_LIFETIME,
    endedAt: null,
  });
  return `${id}.${secret}`;
}

/**
 * Uses a refresh cookie. Returns the account and the new cookie (none when another tab rotated it a moment ago);
 * `undefined` when it is unknown, over, or an old one, which also ends the session: it was stolen or replayed.
 */
export async function rotateSession(
  tx: Tx,
  cookie: string,
  now: number,
): Promise<{ account: Account; cookie?: string } | undefined> {
  const [id = '', secret = ''] = cookie.split('.');
  const sessions = tx.getRepository(sessionTable);
  const session = await sessions.findOneBy({ id });
  if (!session || session.endedAt !== null || session.expiresAt <= now) return undefined;
  const presented = hashOf(secret);
  const fresh = newSecret();
  const rotated = await sessions.update(
    { id, secretHash: presented },
    { secretHash: hashOf(fresh), previousHash: presented, rotatedAt: now },
  );
  if (rotated.affected === 1) return { account: session, cookie: `${id}.${fresh}` };
  const current = await sessions.findOneByOrFail({ id });
  if (current.previousHash === presented && now - current.rotatedAt <= ROTATION_GRACE)
    return { account: session };
  await sessions.update({ id }, { endedAt: now });
  return undefined;
}

/** Ends the session of a cookie; nothing happens when there is none. */
export async function endSession(tx: Tx, cookie: string, now: number): Promise<void> {
  const [id = '', secret = ''] = cookie.split('.');
  await tx.getRepository(sessionTable).update({ id, secretHash: hashOf(secret) }, { endedAt: now });
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
