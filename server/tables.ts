import { EntitySchema } from 'typeorm';
import { column, optional } from '../modules/kernel/column.ts';

/** The process's own tables: outbox, deliveries, job leases, idempotency keys. */
export interface OutboxEventRow {
  id: string;
  name: string;
  payload: object;
  at: number;
}

export const outboxEventTable = new EntitySchema<OutboxEventRow>({
  name: 'server_outbox_event',
  tableName: 'server_outbox_event',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_server_outbox_event' },
    name: column.text(80),
    payload: column.json(),
    at: column.instant(),
  },
});

export interface OutboxDeliveryRow {
  eventId: string;
  subscriber: string;
  state: 'pending' | 'done' | 'failed';
  attempts: number;
  nextAt: number;
  lastError: string | null;
}

export const outboxDeliveryTable = new EntitySchema<OutboxDeliveryRow>({
  name: 'server_outbox_delivery',
  tableName: 'server_outbox_delivery',
  columns: {
    eventId: { ...column.key(), name: 'event_id', primaryKeyConstraintName: 'pk_server_outbox_delivery' },
    subscriber: {
      ...column.text(80),
      primary: true,
      primaryKeyConstraintName: 'pk_server_outbox_delivery',
    },
    state: column.text(10),
    attempts: column.integer(),
    nextAt: { ...column.instant(), name: 'next_at' },
    lastError: { ...optional(column.text(500)), name: 'last_error' },
  },
  indices: [{ name: 'ix_server_outbox_delivery_due', columns: ['state', 'nextAt'] }],
});

export interface JobLeaseRow {
  job: string;
  owner: string;
  until: number;
  token: number;
  slot: number;
}

export const jobLeaseTable = new EntitySchema<JobLeaseRow>({
  name: 'server_job_lease',
  tableName: 'server_job_lease',
  columns: {
    job: { ...column.text(80), primary: true, primaryKeyConstraintName: 'pk_server_job_lease' },
    owner: column.id(),
    until: { ...column.instant(), name: 'until_at' },
    token: column.integer(),
    slot: column.instant(),
  },
});

export interface IdempotencyRow {
  id: string;
  operation: string;
  requestHash: string;
  status: number;
  body: object | null;
  at: number;
}

export const idempotencyTable = new EntitySchema<IdempotencyRow>({
  name: 'server_idempotency',
  tableName: 'server_idempotency',
  columns: {
    id: { ...column.key(), primaryKeyConstraintName: 'pk_server_idempotency' },
    operation: column.text(80),
    requestHash: { ...column.text(64), name: 'request_hash' },
    status: column.integer(),
    body: optional(column.json()),
    at: column.instant(),
  },
  indices: [{ name: 'ix_server_idempotency_at', columns: ['at'] }],
});

export const serverSchemas: readonly EntitySchema[] = [
  outboxEventTable,
  outboxDeliveryTable,
  jobLeaseTable,
  idempotencyTable,
] as readonly EntitySchema[];
