import type { Readable } from 'node:stream';
import type { operations } from '../../openapi/contract.gen.ts';
import type { Actor } from './actor.ts';
import type { InTransaction, Tx } from './transaction.ts';

/** Every operation of the contract, by its `operationId`. */
export type OperationId = keyof operations;

type Declared<Id extends OperationId> = operations[Id];
type Parameters<Id extends OperationId> = Declared<Id>['parameters'];
type Given<T> = [T] extends [undefined] ? Record<string, never> : Exclude<T, undefined>;

type JsonBody<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
type FormBody<T> = T extends { content: { 'application/x-www-form-urlencoded': infer Body } } ? Body : never;
type RequestBody<Id extends OperationId> =
  Declared<Id> extends { requestBody?: infer Body }
    ? JsonBody<Exclude<Body, undefined>> | FormBody<Exclude<Body, undefined>>
    : undefined;

type Responses<Id extends OperationId> = Declared<Id>['responses'];
/** Successes, and the few refusals whose body is a protocol's own JSON (OAuth errors). */
type Answerable<Id extends OperationId> = {
  [Status in keyof Responses<Id>]: Status extends 200 | 201 | 202 | 204 | 302 | 304
    ? Status
    : Responses<Id>[Status] extends { content: { 'application/json': unknown } }
      ? Status
      : never;
}[keyof Responses<Id>] &
  number;

type ReplyHeaders = Readonly<Record<string, string | readonly string[]>>;

/** What a handler answers: a status of the contract and its body. */
export type Reply<Id extends OperationId> = {
  [Status in Answerable<Id>]: Responses<Id>[Status] extends { content: { 'application/json': infer Body } }
    ? { status: Status; body: Body; headers?: ReplyHeaders }
    : { status: Status; body?: undefined; file?: FileReply; headers?: ReplyHeaders };
}[Answerable<Id>];

/** A download: `content` is sent as it stands. `name` is offered to the browser as the file's name. */
export interface FileReply {
  type: string;
  name: string;
  content: string | Uint8Array | Readable;
}

/** One call of an operation: validated input, the caller, and the door to the database. */
export interface Call<Id extends OperationId> {
  /** Who calls; of kind `nobody` in operations with `x-permission: public`. */
  actor: Actor;
  path: Given<Parameters<Id>['path']>;
  query: Given<Parameters<Id>['query']>;
  body: RequestBody<Id>;
  requestId: string;
  /** Lower-case header names. */
  headers: Readonly<Record<string, string | undefined>>;
  /** The undecoded body of an operation marked `x-streaming`; for others it is already consumed. */
  stream: Readable;
  inTransaction: InTransaction;
  /**
   * `inTransaction` for an operation with the `Idempotency-Key` header: the same key and body again returns the
   * first reply without running `work`; another body is 422, a call still under way 409.
   */
  once: (work: (tx: Tx) => Promise<Reply<Id>>) => Promise<Reply<Id>>;
}

export type Handler<Id extends OperationId> = (call: Call<Id>) => Promise<Reply<Id>>;

/** Handlers keyed by operationId; a context mounts those of its own tag. */
export type Handlers = { [Id in OperationId]?: Handler<Id> };
