import type { EntitySchemaColumnOptions } from 'typeorm';

/** Integers travel as numbers on SQLite and as strings on MySQL: this makes them numbers on both. */
const asNumber = {
  to: (value: unknown) => value,
  from: (value: unknown) => (value === null || value === undefined ? null : Number(value)),
};

const asJson = {
  to: (value: unknown) => (value === null || value === undefined ? null : JSON.stringify(value)),
  from: (value: unknown) => (typeof value === 'string' ? (JSON.parse(value) as unknown) : null),
};

const asBoolean = {
  to: (value: unknown) => (typeof value === 'boolean' ? Number(value) : value),
  from: (value: unknown) => (value === null || value === undefined ? null : Number(value) === 1),
};

/** Marks a column as possibly null. */
export function optional(column: EntitySchemaColumnOptions): EntitySchemaColumnOptions {
  return { ...column, nullable: true };
}

/** The columns of the house: the same meaning on SQLite, MySQL and MariaDB. */
export const column = {
  /** A prefixed ULID as the primary key. */
  key: (): EntitySchemaColumnOptions => ({ type: 'varchar', length: 64, primary: true }),
  /** The id of a row elsewhere. */
  id: (): EntitySchemaColumnOptions => ({ type: 'varchar', length: 64 }),
  /** Short text, compared byte by byte. */
  text: (length: number): EntitySchemaColumnOptions => ({ type: 'varchar', length }),
  /** Text of up to 16 MiB; not indexable. */
  longText: (): EntitySchemaColumnOptions => ({ type: 'text' }),
  /** A whole number up to 2^53: grams, fen, 厘/kg, centibits, basis points. */
  integer: (): EntitySchemaColumnOptions => ({ type: 'bigint', transformer: asNumber }),
  /** An instant, integer milliseconds UTC. */
  instant: (): EntitySchemaColumnOptions => ({ type: 'bigint', transformer: asNumber }),
  /** A calendar date, `YYYY-MM-DD`. */
  date: (): EntitySchemaColumnOptions => ({ type: 'varchar', length: 10 }),
  boolean: (): EntitySchemaColumnOptions => ({ type: 'int', transformer: asBoolean }),
  /** A JSON value kept as text. */
  json: (): EntitySchemaColumnOptions => ({ type: 'text', transformer: asJson }),
};
