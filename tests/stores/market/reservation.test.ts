import { reserveOfDemand } from '../../../modules/market/demands/demand-store.ts';
import { findDemand } from '../../../modules/market/demands/demand-store.ts';
import { changeListing, withdrawListing } from '../../../modules/market/listings/change-listing.ts';
import {
  findListing,
  releaseOfListing,
  reserveOfListing,
} from '../../../modules/market/listings/listing-store.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { buyer, freshWorld, farmer, type World } from './world.ts';

eachDatabase((open) => {
  let db: TestDatabase;
  let world: World;
  beforeAll(async () => {
    db = await open();
  });
  afterAll(() => db.close());
  beforeEach(async () => {
    world = await freshWorld(db);
  });

  const HUNDRED = { value: '100', unit: '克' } as const;

  test('200 reservations of 1 g at once on 100 g: exactly 100 succeed', async () => {
    const { id } = await world.list(farmer(), { quantity: HUNDRED });
    const tries = Array.from({ length: 200 }, () => world.run((tx) => reserveOfListing(tx, id, 1)));
    const done = (await Promise.all(tries)).filter(Boolean);
    expect(done).toHaveLength(100);
    expect(await world.run((tx) => findListing(tx, id))).toMatchObject({
      reservedGrams: 100,
      totalGrams: 100,
      state: 'sold-out',
    });
  });

  test('200 reservations of 1 g at once on a demand of 100 g: exactly 100 succeed', async () => {
    const { id } = await world.want(buyer(), { quantity: HUNDRED });
    const tries = Array.from({ length: 200 }, () => world.run((tx) => reserveOfDemand(tx, id, 1)));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(100);
    expect(await world.run((tx) => findDemand(tx, id))).toMatchObject({
      reservedGrams: 100,
      state: 'filled',
    });
  });

  test('reserving and releasing moves the state with the grams', async () => {
    const { id } = await world.list(farmer(), { quantity: HUNDRED });
    const state = async () => (await world.run((tx) => findListing(tx, id)))?.state;
    expect(await world.run((tx) => reserveOfListing(tx, id, 40))).toBe(true);
    expect(await state()).toBe('partially-reserved');
    expect(await world.run((tx) => reserveOfListing(tx, id, 61))).toBe(false);
    expect(await world.run((tx) => reserveOfListing(tx, id, 60))).toBe(true);
    expect(await state()).toBe('sold-out');
    expect(await world.run((tx) => releaseOfListing(tx, id, 100))).toBe(true);
    expect(await state()).toBe('listed');
    expect(await world.run((tx) => releaseOfListing(tx, id, 1))).toBe(false);
  });

  test('a listing cannot be edited below what is reserved, nor withdrawn with it', async () => {
    const { id } = await world.list(farmer(), { quantity: HUNDRED });
    await world.run((tx) => reserveOfListing(tx, id, 40));
    const ask = { party: farmer(), id };
    const shrink = (value: string) =>
      world.run((tx) => changeListing(tx, world.needs, ask, { version: 1, quantity: { value, unit: '克' } }));
    await expect(shrink('39')).rejects.toMatchObject({
      code: 'below-reserved',
      extra: { reservedGrams: 40 },
    });
    const withdraw = (freePartOnly: boolean) =>
      world.run((tx) => withdrawListing(tx, world.needs, ask, { version: 1, freePartOnly }));
    await expect(withdraw(false)).rejects.toMatchObject({
      code: 'listing-reserved',
      extra: { reservedGrams: 40 },
    });
    expect(await withdraw(true)).toMatchObject({
      state: 'withdrawn',
      totalGrams: 40,
      reservedGrams: 40,
      version: 2,
    });
    expect(await world.run((tx) => reserveOfListing(tx, id, 1))).toBe(false);
    await expect(withdraw(true)).rejects.toMatchObject({
      code: 'illegal-transition',
      extra: { allowed: [] },
    });
  });

  test('editing down to exactly what is reserved sells it out; up again frees some', async () => {
    const { id } = await world.list(farmer(), { quantity: HUNDRED });
    await world.run((tx) => reserveOfListing(tx, id, 40));
    const resize = (version: number, value: string) =>
      world.run((tx) =>
        changeListing(tx, world.needs, { party: farmer(), id }, { version, quantity: { value, unit: '克' } }),
      );
    expect((await resize(1, '40')).row).toMatchObject({ state: 'sold-out', version: 2 });
    expect((await resize(2, '50')).row).toMatchObject({ state: 'partially-reserved', version: 3 });
  });

  test('of twenty edits on one version one is written, the others hear the current version', async () => {
    const { id } = await world.list(farmer());
    const edits = Array.from({ length: 20 }, (_, at) =>
      world.run((tx) =>
        changeListing(tx, world.needs, { party: farmer(), id }, { version: 1, note: `第${String(at)}次` }),
      ),
    );
    const settled = await Promise.allSettled(edits);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of settled) {
      if (one.status === 'fulfilled') continue;
      expect(one.reason).toMatchObject({ code: 'stale-version', extra: { currentVersion: 2 } });
    }
  });

  test('a withdrawal races with reservations: what was reserved stays owed, nothing more', async () => {
    const { id } = await world.list(farmer(), { quantity: HUNDRED });
    const reservations = Array.from({ length: 30 }, () => world.run((tx) => reserveOfListing(tx, id, 1)));
    const withdrawal = world.run((tx) =>
      withdrawListing(tx, world.needs, { party: farmer(), id }, { version: 1, freePartOnly: true }),
    );
    const more = Array.from({ length: 30 }, () => world.run((tx) => reserveOfListing(tx, id, 1)));
    await withdrawal;
    const held = (await Promise.all([...reservations, ...more])).filter(Boolean).length;
    const row = await world.run((tx) => findListing(tx, id));
    expect(row).toMatchObject({ state: 'withdrawn', reservedGrams: held, totalGrams: held });
  });
});
