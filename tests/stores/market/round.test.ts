import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import { createDemand } from '../../../modules/market/demands/create-demand.ts';
import { checkCertificate } from '../../../modules/market/matching/certificate.ts';
import { approveDemand, cancelDemand } from '../../../modules/market/demands/settle-demand.ts';
import { findDemand } from '../../../modules/market/demands/demand-store.ts';
import { UnprovenRound } from '../../../modules/market/matching/solve-round.ts';
import { withdrawListing } from '../../../modules/market/listings/change-listing.ts';
import { findListing } from '../../../modules/market/listings/listing-store.ts';
import { listOrders } from '../../../modules/market/orders/order-store.ts';
import { acceptProposal, declineProposal } from '../../../modules/market/proposals/answer-proposal.ts';
import { clearRound } from '../../../modules/market/rounds/clear-round.ts';
import { openRound } from '../../../modules/market/rounds/open-round.ts';
import {
  beginClearing,
  findRound,
  latestOutcomes,
  readCertificate,
} from '../../../modules/market/rounds/round-store.ts';
import { eachDatabase, type TestDatabase } from '../../support/databases.ts';
import { buyer, cooperative, county, freshWorld, farmer, WISH, type World } from './world.ts';

const HOUR = 3_600_000;

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

  const accept = (party: ReturnType<typeof farmer>, id: string) =>
    world.run((tx) => acceptProposal(tx, world.needs, party, id));
  const decline = (party: ReturnType<typeof farmer>, id: string) =>
    world.run((tx) => declineProposal(tx, world.needs, party, id));
  const proposal = async () => {
    const [first] = await world.proposalsOf(buyer());
    if (first === undefined) throw new Error('no proposal');
    return first;
  };
  const matched = async () => {
    const listing = await world.list(farmer());
    const demand = await world.want(buyer());
    const round = await world.clear();
    return { listing, demand, round, proposal: await proposal() };
  };

  test('a round proposes the optimum at the midpoint, with a certificate that anyone can check', async () => {
    const { round, proposal: made, listing, demand } = await matched();
    expect(made).toMatchObject({
      grams: 1_000_000,
      price: 2_425,
      freight: 150,
      sellerFen: 242_500,
      buyerFen: 257_500,
      state: 'published',
      expiresAt: world.clock.now() + 24 * HOUR,
    });
    expect(round).toMatchObject({ state: 'cleared', summary: { objective: '850000000', proposals: 1 } });
    const text = await world.run((tx) => readCertificate(tx, round.id));
    expect(createHash('sha256').update(text).digest('hex')).toBe(round.certificateHash);
    const certificate = JSON.parse(text) as {
      inputs: { lots: { id: string; grams: number }[]; wants: { id: string; grams: number }[] };
      edges: [number, number, number, number][];
      u: number[];
      v: number[];
      objective: string;
    };
    expect(createHash('sha256').update(canonicalize(certificate.inputs)).digest('hex')).toBe(round.inputHash);
    expect(certificate.inputs.lots.map((lot) => lot.id)).toEqual([listing.id]);
    expect(certificate.inputs.wants.map((want) => want.id)).toEqual([demand.id]);
    const verdict = checkCertificate({
      supply: certificate.inputs.lots.map((lot) => lot.grams),
      demand: certificate.inputs.wants.map((want) => want.grams),
      edges: certificate.edges,
      u: certificate.u,
      v: certificate.v,
    });
    expect(verdict).toEqual({ proven: true, objective: BigInt(certificate.objective) });
    expect(text).not.toContain('per_1');
    expect(world.published).toContainEqual({
      name: 'market.round-cleared',
      payload: { roundId: round.id, proposalIds: [made.id] },
    });
  });

  test('both sides accept: goods reserved, one order with the terms as they were', async () => {
    const { proposal: made, listing, demand } = await matched();
    expect(await accept(farmer(), made.id)).toMatchObject({ state: 'accepted-by-seller' });
    expect(await accept(farmer(), made.id)).toMatchObject({ state: 'accepted-by-seller' });
    expect(await accept(buyer(), made.id)).toMatchObject({ state: 'converted' });
    expect(await accept(buyer(), made.id)).toMatchObject({ state: 'converted' });
    expect(await accept(farmer(), made.id)).toMatchObject({ state: 'converted' });
    const orders = await world.run((tx) => listOrders(tx, { partyId: 'per_1', limit: 9 }));
    expect(orders.items).toHaveLength(1);
    expect(orders.items[0]).toMatchObject({
      grams: 1_000_000,
      price: 2_425,
      sellerFen: 242_500,
      address: '实验小学食堂',
      originName: '黑泥地村',
      state: 'placed',
      paymentState: 'unpaid',
      fulfilmentState: 'unfulfilled',
    });
    expect(await world.run((tx) => findListing(tx, listing.id))).toMatchObject({ state: 'sold-out' });
    expect(await world.run((tx) => findDemand(tx, demand.id))).toMatchObject({ state: 'filled' });
    expect(world.published.filter((event) => event.name === 'market.order-placed')).toHaveLength(1);
  });

  test('both sides at the same moment, several times each: one order', async () => {
    const { proposal: made } = await matched();
    const calls = Array.from({ length: 5 }, () => [
      accept(farmer(), made.id),
      accept(buyer(), made.id),
    ]).flat();
    const settled = await Promise.allSettled(calls);
    expect(settled.map((one) => one.status)).toEqual(calls.map(() => 'fulfilled'));
    expect((await world.run((tx) => listOrders(tx, { partyId: 'per_1', limit: 9 }))).items).toHaveLength(1);
  });

  test('silence until the deadline declines; afterwards it is gone for both', async () => {
    const { proposal: made } = await matched();
    await accept(farmer(), made.id);
    world.clock.advance(24 * HOUR);
    await expect(accept(buyer(), made.id)).rejects.toMatchObject({
      kind: 'gone',
      code: 'proposal-timed-out',
    });
    await expect(decline(farmer(), made.id)).rejects.toMatchObject({ kind: 'gone' });
  });

  test('declining ends it; strangers see nothing', async () => {
    const { proposal: made } = await matched();
    await expect(accept(farmer('per_2'), made.id)).rejects.toMatchObject({ kind: 'absent' });
    await expect(decline(buyer('org_other'), made.id)).rejects.toMatchObject({ kind: 'absent' });
    await expect(accept(buyer(), 'prp_unknown')).rejects.toMatchObject({ kind: 'absent' });
    expect(await decline(buyer(), made.id)).toMatchObject({ state: 'declined' });
    expect(await decline(buyer(), made.id)).toMatchObject({ state: 'declined' });
    await expect(accept(farmer(), made.id)).rejects.toMatchObject({ code: 'proposal-declined' });
  });

  test('a newer round supersedes what nobody accepted, and leaves alone what waits for the second', async () => {
    const { proposal: made } = await matched();
    await world.clear(['apple']);
    expect(await proposal()).toMatchObject({ id: made.id, state: 'published' });
    await world.clear();
    await expect(accept(farmer(), made.id)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'proposal-superseded',
    });
    const fresh = await proposal();
    expect(fresh.id).not.toBe(made.id);
    await accept(farmer(), fresh.id);
    const empty = await world.clear();
    expect(empty.summary).toMatchObject({ lots: 0, demands: 0, proposals: 0 });
    expect(await accept(buyer(), fresh.id)).toMatchObject({ state: 'converted' });
  });

  test('goods gone before the second acceptance: the proposal is invalidated, nothing is reserved', async () => {
    const { proposal: made, listing, demand } = await matched();
    await accept(buyer(), made.id);
    await world.run((tx) =>
      withdrawListing(tx, world.needs, { party: farmer(), id: listing.id }, { version: 1 }),
    );
    expect(await accept(farmer(), made.id)).toMatchObject({ state: 'invalidated' });
    expect(await world.run((tx) => findDemand(tx, demand.id))).toMatchObject({
      reservedGrams: 0,
      state: 'open',
    });
    await expect(accept(buyer(), made.id)).rejects.toMatchObject({ code: 'proposal-invalidated' });
  });

  test('demand gone before the second acceptance: the listing is free again', async () => {
    const { proposal: made, listing, demand } = await matched();
    await accept(farmer(), made.id);
    await world.run((tx) => cancelDemand(tx, world.needs, buyer(), demand.id));
    expect(await accept(buyer(), made.id)).toMatchObject({ state: 'invalidated' });
    expect(await world.run((tx) => findListing(tx, listing.id))).toMatchObject({
      reservedGrams: 0,
      state: 'listed',
    });
  });

  test('five clearings at once publish once', async () => {
    await world.list(farmer());
    await world.want(buyer());
    const round = await world.run((tx) => openRound(tx, world.needs, county, { name: '抢' }));
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, () => clearRound(world.run, world.needs, county, round.id)),
    );
    for (const one of settled) {
      if (one.status === 'fulfilled') expect(one.value.state).toBe('cleared');
      else expect(one.reason).toMatchObject({ code: 'round-clearing' });
    }
    expect(settled.some((one) => one.status === 'fulfilled')).toBe(true);
    expect(await world.proposalsOf(buyer())).toHaveLength(1);
    expect(await clearRound(world.run, world.needs, county, round.id)).toMatchObject({ state: 'cleared' });
    expect(await world.proposalsOf(buyer())).toHaveLength(1);
  });

  test('a clearing whose process died is taken over after its lease', async () => {
    const round = await world.run((tx) => openRound(tx, world.needs, county, { name: '断电' }));
    expect(await world.run((tx) => beginClearing(tx, round.id, world.clock.now()))).toBe(true);
    const clear = () => clearRound(world.run, world.needs, county, round.id);
    await expect(clear()).rejects.toMatchObject({ code: 'round-clearing' });
    world.clock.advance(2 * 60_000);
    expect(await clear()).toMatchObject({ state: 'cleared' });
  });

  test('a round whose proof does not check publishes nothing, stays open and can be cleared again', async () => {
    await world.list(farmer());
    await world.want(buyer());
    const round = await world.run((tx) => openRound(tx, world.needs, county, { name: '未证' }));
    const solve = (): Promise<never> => Promise.reject(new UnprovenRound('duality-gap'));
    await expect(clearRound(world.run, { ...world.needs, solve }, county, round.id)).rejects.toMatchObject({
      kind: 'unavailable',
      code: 'certificate-failed',
    });
    expect(await world.proposalsOf(buyer())).toEqual([]);
    expect(await world.run((tx) => findRound(tx, round.id))).toMatchObject({ state: 'open', summary: null });
    expect(await clearRound(world.run, world.needs, county, round.id)).toMatchObject({ state: 'cleared' });
  });

  test('a cooperative clears its own rounds only', async () => {
    const coop = (organisationId: string) =>
      ({
        kind: 'staff',
        id: 'usr_c',
        organisationId,
        organisationKind: 'cooperative',
        permissions: [],
      }) as const;
    const round = await world.run((tx) => openRound(tx, world.needs, coop('org_a'), { name: '合作社' }));
    await expect(clearRound(world.run, world.needs, coop('org_b'), round.id)).rejects.toMatchObject({
      code: 'not-your-round',
    });
    expect(await clearRound(world.run, world.needs, coop('org_a'), round.id)).toMatchObject({
      state: 'cleared',
    });
  });

  test('nobody trades with oneself: neither an organisation nor the farmers its agent wrote for', async () => {
    await world.list(cooperative('org_both'));
    const assistedBy = { userId: 'usr_agent', organisationId: 'org_both' };
    const helped = await world.list({ ...farmer(), assistedBy });
    await world.want(buyer('org_both'));
    const round = await world.clear();
    expect(round.summary).toMatchObject({ lots: 2, demands: 1, edges: 0 });
    const outcome = (await world.run((tx) => latestOutcomes(tx, [helped.id]))).get(helped.id);
    expect(outcome?.explanation.zh).toBe('1 个需求：关联方 1。');
  });

  test('a suspended organisation is left out', async () => {
    await world.list(farmer());
    await world.want(buyer());
    world.suspended.add('org_buyer');
    expect((await world.clear()).summary).toMatchObject({ lots: 1, demands: 0 });
  });

  test('a demand opens by the approval of somebody else, once, and before its window has passed', async () => {
    const demand = await world.want(buyer());
    const approve = (by: string, id: string) =>
      world.run((tx) => approveDemand(tx, world.needs, { ...buyer(), by }, id));
    await expect(approve('usr_approver', demand.id)).rejects.toMatchObject({ code: 'illegal-transition' });
    const { row } = await world.run((tx) => createDemand(tx, world.needs, buyer(), WISH));
    if (row === undefined) throw new Error('asked back');
    await expect(approve('usr_org_buyer', row.id)).rejects.toMatchObject({
      kind: 'forbidden',
      code: 'own-demand',
    });
    await expect(
      world.run((tx) => approveDemand(tx, world.needs, buyer('org_other'), row.id)),
    ).rejects.toMatchObject({ kind: 'absent' });
    world.clock.advance(20 * 24 * HOUR);
    await expect(approve('usr_approver', row.id)).rejects.toMatchObject({
      kind: 'gone',
      code: 'demand-expired',
    });
  });

  test('cancelling a half-met demand closes it and keeps what is reserved', async () => {
    await world.list(farmer(), { quantity: { value: '400', unit: '公斤' } });
    const demand = await world.want(buyer());
    await world.clear();
    const made = await proposal();
    await accept(farmer(), made.id);
    await accept(buyer(), made.id);
    const closed = await world.run((tx) => cancelDemand(tx, world.needs, buyer(), demand.id));
    expect(closed).toMatchObject({ state: 'closed', totalGrams: 400_000, reservedGrams: 400_000 });
    await expect(world.run((tx) => cancelDemand(tx, world.needs, buyer(), demand.id))).rejects.toMatchObject({
      code: 'illegal-transition',
    });
  });
});
