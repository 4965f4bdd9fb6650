import {
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBConnection,
  type DuckDBMaterializedResult,
} from '@duckdb/node-api';
import { stepFailed } from './fault.ts';

/** What a session may use. Temporary files are encrypted and stand in `temporaryFolder`. */
export interface SessionLimits {
  threads: number;
  /** Of DuckDB; the heap of the child comes on top of it. */
  memoryMb: number;
  temporaryFolder: string;
}

/** One named piece of work. An order that matters must stand in the SQL: rows come in no order otherwise. */
export interface Step {
  name: string;
  sql: string;
}

export interface StepReport {
  name: string;
  rows: number;
  milliseconds: number;
}

/** A part of an answer, by columns: typed arrays where the type of the column has one. */
export interface Part {
  rowCount: number;
  numbers(column: number): Int32Array;
  values(column: number): readonly unknown[];
}

/** An open DuckDB in memory. Every failure names its step and none of the values. */
export interface Session {
  run(step: Step): Promise<StepReport>;
  /** Appends columns of equal length to a table: a typed array or a list per column. */
  load(table: string, columns: readonly ArrayLike<unknown>[]): Promise<void>;
  /** All rows, one object each; 64-bit integers come as `bigint`. */
  rows<Row extends object>(step: Step): Promise<Row[]>;
  /** The answer in parts as it is made; for large ones. Until its end is read or left, everything else is refused. */
  parts(step: Step): AsyncGenerator<Part>;
  close(): void;
}

/** Opens a session; the answers of equal steps are equal as long as the steps order what they number. */
export async function openSession(limits: SessionLimits): Promise<Session> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(limits.threads),
    memory_limit: `${String(limits.memoryMb)}MB`,
    temp_directory: limits.temporaryFolder,
    temp_file_encryption: 'true',
    // Without it DuckDB's own crypto only reads, and whatever outgrows the memory would fail.
    force_mbedtls_unsafe: 'true',
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const reading = { name: '' };
  // A second query would silently cut off the answer that is still being read.
  const whenRead = <Answer>(work: () => Promise<Answer>): Promise<Answer> =>
    reading.name === ''
      ? work()
      : Promise.reject(new Error(`the answer of ${reading.name} has not been read to its end`));
  return {
    run: (step) => whenRead(() => runStep(connection, step)),
    load: (table, columns) => whenRead(() => appendColumns(connection, table, columns)),
    rows: (step) => whenRead(() => readRows(connection, step)),
    parts: (step) => readParts(connection, step, reading),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

async function runStep(connection: DuckDBConnection, { name, sql }: Step): Promise<StepReport> {
  const begun = performance.now();
  try {
    const answer = await connection.run(sql);
    const rows = await madeRows(answer);
    return { name, rows, milliseconds: Math.round(performance.now() - begun) };
  } catch (error) {
    throw stepFailed(name, error);
  }
}

/** INSERT says how many rows it changed, CREATE TABLE AS answers with their count. */
async function madeRows(answer: DuckDBMaterializedResult): Promise<number> {
  if (answer.rowsChanged > 0 || answer.columnCount !== 1 || answer.columnName(0) !== 'Count')
    return answer.rowsChanged;
  const [row] = await answer.getRows();
  return Number(row?.[0] ?? 0);
}

async function readRows<Row extends object>(
  connection: DuckDBConnection,
  { name, sql }: Step,
): Promise<Row[]> {
  try {
    const answer = await connection.run(sql);
    return (await answer.getRowObjectsJS()) as Row[];
  } catch (error) {
    throw stepFailed(name, error);
  }
}

async function* readParts(
  connection: DuckDBConnection,
  { name, sql }: Step,
  reading: { name: string },
): AsyncGenerator<Part> {
  if (reading.name !== '') throw new Error(`the answer of ${reading.name} has not been read to its end`);
  reading.name = name;
  try {
    const answer = await connection.stream(sql);
    for (;;) {
      const chunk = await answer.fetchChunk();
      if (!chunk || chunk.rowCount === 0) return;
      yield partOf(chunk);
    }
  } catch (error) {
    throw stepFailed(name, error);
  } finally {
    reading.name = '';
  }
}

function partOf(chunk: DuckDBDataChunk): Part {
  return {
    rowCount: chunk.rowCount,
    numbers: (column) => {
      const vector: object = chunk.getColumnVector(column);
      if ('items' in vector && vector.items instanceof Int32Array) return vector.items;
      throw new TypeError(`column ${String(column)} is not INTEGER`);
    },
    values: (column) => chunk.getColumnValues(column),
  };
}

const CHUNK_ROWS = 2_048;

async function appendColumns(
  connection: DuckDBConnection,
  table: string,
  columns: readonly ArrayLike<unknown>[],
): Promise<void> {
  const appender = await connection.createAppender(table);
  try {
    const types = columns.map((_, at) => appender.columnType(at));
    const rowCount = columns[0]?.length ?? 0;
    for (let from = 0; from < rowCount; from += CHUNK_ROWS) {
      const size = Math.min(CHUNK_ROWS, rowCount - from);
      const chunk = DuckDBDataChunk.create(types, size);
      columns.forEach((column, at) => {
        chunk.setColumnValues(at, Array.prototype.slice.call(column, from, from + size));
      });
      appender.appendDataChunk(chunk);
    }
    appender.flushSync();
  } catch (error) {
    throw stepFailed(`load ${table}`, error);
  } finally {
    appender.closeSync();
  }
}
