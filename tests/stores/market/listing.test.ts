import { changeListing, ownListing } from '../../../modules/market/listings/change-listing.ts';
import { createListing } from '../../../modules/market/listings/create-listing.ts';
import { listListings } from '../../../modules/market/listings/listing-store.ts';
import { shownListing } from '../../../modules/market/listings/listing-view.ts';
import { today } from '../../../modules/market/units/day.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { buyer, cooperative, freshWorld, farmer, OFFER, type World } from './world.ts';

const DAY = 86_400_000;

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

  test('texts come back as they went in', async () => {
    for (const note of ["𠮷野家 㛃 · 😀 “引号” '; --", '　全角　', 'Ａb%_\\']) {
      const { id } = await world.list(farmer(), { note });
      expect((await world.run((tx) => ownListing(tx, farmer(), id))).note).toBe(note);
    }
  });

  test('others see a farmer as the village; only the owner sees certificate numbers and who helped', async () => {
    const agent = { userId: 'usr_agent', organisationId: 'org_village' };
    const row = await world.list(
      { ...farmer(), assistedBy: agent },
      { certificates: [{ kind: 'green', number: 'LB-1', validUntil: '2027-01-01' }] },
    );
    expect(row).toMatchObject({ assistedBy: 'usr_agent', assistingOrganisationId: 'org_village' });
    const foreign = await world.run((tx) => shownListing(tx, world.needs, buyer(), row));
    expect(foreign.seller).toEqual({
      kind: 'farmer',
      own: false,
      place: '黑泥地村',
      placeCode: '530621101201',
    });
    expect(JSON.stringify(foreign)).not.toMatch(/per_1|LB-1|usr_agent/);
    const own = await world.run((tx) => shownListing(tx, world.needs, farmer(), row));
    expect(own).toMatchObject({ assisted: true, certificates: [{ kind: 'green', number: 'LB-1' }] });
    const listed = await world.list(cooperative());
    const shown = await world.run((tx) => shownListing(tx, world.needs, buyer(), listed));
    expect(shown.seller).toMatchObject({ kind: 'cooperative', name: '机构org_coop' });
  });

  test('a doubtful price is asked back with nothing written, and passes when confirmed', async () => {
    const offer = { ...OFFER, askPrice: { yuan: '6', per: '斤' as const } };
    const first = await world.run((tx) => createListing(tx, world.needs, farmer(), offer));
    expect(first.question).toMatchObject({
      reason: 'far-from-market',
      reference: { yuanPerKilogram: '2.4' },
    });
    const page = () => world.run((tx) => listListings(tx, { sellerId: 'per_1', limit: 9 }));
    expect((await page()).items).toEqual([]);
    const second = await world.run((tx) =>
      createListing(tx, world.needs, farmer(), { ...offer, confirmed: true }),
    );
    expect(second.row?.ask).toBe(12_000);
    expect((await page()).items).toHaveLength(1);
  });

  test("half of the farmer's own last price is asked back, also when editing", async () => {
    const { id } = await world.list(farmer(), { askPrice: { yuan: '2.4', per: '公斤' } });
    const halved = { ...OFFER, askPrice: { yuan: '1.2', per: '公斤' as const } };
    const again = await world.run((tx) => createListing(tx, world.needs, farmer(), halved));
    expect(again.question?.reason).toBe('half-of-own-last');
    const change = { version: 1, askPrice: { yuan: '2.4', per: '斤' as const } };
    const ask = { party: farmer(), id };
    const edited = await world.run((tx) => changeListing(tx, world.needs, ask, change));
    expect(edited.question?.reason).toBe('double-of-own-last');
    const confirmed = await world.run((tx) =>
      changeListing(tx, world.needs, ask, { ...change, confirmed: true }),
    );
    expect(confirmed.row).toMatchObject({ ask: 4_800, version: 2, enteredPrice: '2.4 元/斤' });
  });

  test('a certificate number belongs to the first party that names it', async () => {
    const certificates = [{ kind: 'green', number: 'LB-7', validUntil: '2027-01-01' }];
    await world.list(farmer('per_1'), { certificates });
    await world.list(farmer('per_1'), { certificates });
    await expect(world.list(farmer('per_2'), { certificates })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'certificate-held-by-another',
    });
    const others = Array.from({ length: 6 }, (_, at) =>
      world.list(farmer(`per_r${String(at)}`), {
        certificates: [{ kind: 'green', number: 'LB-8', validUntil: '2027-01-01' }],
      }),
    );
    const settled = await Promise.allSettled(others);
    expect(settled.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  test('a seller whose place nobody knows is told so', async () => {
    await expect(world.list(farmer('per_nowhere'))).rejects.toMatchObject({ code: 'place-unknown' });
    world.suspended.add('org_coop');
    await expect(world.list(cooperative())).rejects.toMatchObject({ code: 'organisation-suspended' });
  });

  test('pages run through everything once, newest first, and end', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 7; n += 1) ids.unshift((await world.list(farmer())).id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.run((tx) =>
        listListings(tx, { livingOn: today(world.clock.now()), limit: 3, ...(cursor && { cursor }) }),
      );
      seen.push(...page.items.map((row) => row.id));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
  });

  test('an expired listing is not on offer and cannot be changed', async () => {
    const { id } = await world.list(farmer());
    world.clock.advance(11 * DAY);
    const living = await world.run((tx) =>
      listListings(tx, { livingOn: today(world.clock.now()), limit: 9 }),
    );
    expect(living.items).toEqual([]);
    const ask = { party: farmer(), id };
    await expect(
      world.run((tx) => changeListing(tx, world.needs, ask, { version: 1, note: 'x' })),
    ).rejects.toMatchObject({ code: 'listing-over' });
    await expect(world.run((tx) => ownListing(tx, farmer('per_2'), id))).rejects.toMatchObject({
      kind: 'absent',
    });
  });
});
