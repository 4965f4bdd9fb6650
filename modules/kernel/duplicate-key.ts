const DUPLICATE_CODES = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY']);

/** True when an insert failed because a unique or primary key is taken, on SQLite, MySQL or MariaDB. */
export function isDuplicateKey(error: unknown): boolean {
  const code = codeOf(error) ?? codeOf(propertyOf(error, 'driverError'));
  return code !== undefined && DUPLICATE_CODES.has(code);
}

/** Runs an insert; `false` when its unique key was already there, any other failure is thrown. */
export async function insertedOnce(insert: () => Promise<unknown>): Promise<boolean> {
  try {
    await insert();
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  const code = propertyOf(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

function propertyOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
