import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default variant) with the memory and passes of OWASP's first choice: about 20 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A salted argon2id hash of a password, in PHC text form. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** True when the password made the hash. */
export function passwordMatches(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFKC'));
}

let decoy: Promise<string> | undefined;

/** Spends the time of a real check, so that an unknown user name answers no faster than a wrong password. */
export async function pretendPasswordCheck(password: string): Promise<void> {
  decoy ??= hashPassword('no account has this password');
  await passwordMatches(await decoy, password);
}
