import { monotonicFactory } from 'ulid';

const next = monotonicFactory();

/** A new opaque id such as `hh_01J…`: prefix plus ULID, sortable by creation within a process. */
export function newId(prefix: string): string {
  return `${prefix}_${next()}`;
}
