import type { Clock } from '../modules/kernel/clock.ts';
import { SECOND } from '../modules/kernel/clock.ts';
import type { EventName, Publish, Subscription } from '../modules/kernel/event.ts';
import { newId } from '../modules/kernel/id.ts';
import type { InTransaction, Tx } from '../modules/kernel/transaction.ts';
import type { Log } from './log.ts';
import { oneAtATime } from './transaction.ts';
import { outboxDeliveryTable, outboxEventTable, type OutboxDeliveryRow } from './tables.ts';

const ATTEMPTS = 12;
const BATCH = 50;

/** Writes events in the publisher's transaction and hands each to each subscriber once. */
export interface Outbox {
  publish: Publish;
  /** Subscribers must all be known before the first event is published. */
  subscribe(subscriptions: readonly Subscription[]): void;
  /** Delivers what is due; returns how many deliveries succeeded or failed. */
  deliverDue(inTransaction: InTransaction): Promise<number>;
  /** Deliveries not yet done, and those given up. */
  backlog(tx: Tx): Promise<{ pending: number; failed: number }>;
}

export function createOutbox(needs: { clock: Clock; log: Log }): Outbox {
  const subscriptions = new Map<string, Subscription>();
  return {
    async publish(tx, name, payload) {
      const event = { id: newId('evt'), name, payload, at: needs.clock.now() };
      await tx.getRepository(outboxEventTable).insert(event);
      const deliveries = subscribersOf(subscriptions, name).map((subscriber): OutboxDeliveryRow => ({
        eventId: event.id,
        subscriber,
        state: 'pending',
        attempts: 0,
        nextAt: event.at,
        lastError: null,
      }));
      if (deliveries.length > 0) await tx.getRepository(outboxDeliveryTable).insert(deliveries);
    },
    subscribe(more) {
      for (const subscription of more) {
        if (subscriptions.has(subscription.subscriber)) {
          throw new Error(`two subscribers are named ${subscription.subscriber}`);
        }
        subscriptions.set(subscription.subscriber, subscription);
      }
    },
    async deliverDue(door) {
      const inTransaction = oneAtATime(door);
      const due = await inTransaction((tx) => dueDeliveries(tx, needs.clock.now()));
      for (const delivery of due) await deliver({ ...needs, inTransaction, subscriptions }, delivery);
      return due.length;
    },
    async backlog(tx) {
      const rows: { state: string; n: unknown }[] = await tx.query(
        "SELECT state, COUNT(*) AS n FROM server_outbox_delivery WHERE state <> 'done' GROUP BY state",
      );
      const count = (state: string): number => Number(rows.find((row) => row.state === state)?.n ?? 0);
      return { pending: count('pending'), failed: count('failed') };
    },
  };
}

function subscribersOf(subscriptions: ReadonlyMap<string, Subscription>, name: EventName): string[] {
  return [...subscriptions.values()].filter((s) => s.event === name).map((s) => s.subscriber);
}

function dueDeliveries(tx: Tx, now: number): Promise<OutboxDeliveryRow[]> {
  return tx
    .getRepository(outboxDeliveryTable)
    .createQueryBuilder('d')
    .where('d.state = :state AND d.nextAt <= :now', { state: 'pending', now })
    .orderBy('d.eventId')
    .addOrderBy('d.subscriber')
    .limit(BATCH)
    .getMany();
}

interface Delivering {
  clock: Clock;
  log: Log;
  inTransaction: InTransaction;
  subscriptions: ReadonlyMap<string, Subscription>;
}

/** The effect and the delivery row are one transaction: once per event, whatever crashes. */
async function deliver(with_: Delivering, delivery: OutboxDeliveryRow): Promise<void> {
  try {
    await with_.inTransaction(async (tx) => {
      if (!(await claim(tx, delivery))) return;
      const event = await tx.getRepository(outboxEventTable).findOneByOrFail({ id: delivery.eventId });
      const subscription = with_.subscriptions.get(delivery.subscriber);
      if (!subscription) throw new Error(`no subscriber ${delivery.subscriber} is mounted`);
      await subscription.handle(tx, event.payload as never, event.id);
    });
  } catch (error) {
    with_.log.warn(
      { err: error, eventId: delivery.eventId, subscriber: delivery.subscriber },
      'delivery failed',
    );
    await with_.inTransaction((tx) => postpone(tx, delivery, { error, now: with_.clock.now() }));
  }
}

async function claim(tx: Tx, delivery: OutboxDeliveryRow): Promise<boolean> {
  const result = await tx
    .getRepository(outboxDeliveryTable)
    .update(
      { eventId: delivery.eventId, subscriber: delivery.subscriber, state: 'pending' },
      { state: 'done' },
    );
  return result.affected === 1;
}

async function postpone(
  tx: Tx,
  delivery: OutboxDeliveryRow,
  failure: { error: unknown; now: number },
): Promise<void> {
  const attempts = delivery.attempts + 1;
  await tx.getRepository(outboxDeliveryTable).update(
    { eventId: delivery.eventId, subscriber: delivery.subscriber, state: 'pending' },
    {
      attempts,
      state: attempts >= ATTEMPTS ? 'failed' : 'pending',
      nextAt: failure.now + SECOND * 2 ** attempts,
      lastError: String(failure.error).slice(0, 500),
    },
  );
}
