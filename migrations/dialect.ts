import type { QueryRunner } from 'typeorm';

/** The type of a long text column: TEXT on SQLite, MEDIUMTEXT (16 MiB) on MySQL and MariaDB. */
export function longText(runner: QueryRunner): string {
  return runner.dataSource.options.type === 'better-sqlite3' ? 'text' : 'mediumtext';
}
