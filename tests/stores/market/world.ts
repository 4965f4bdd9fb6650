import type { Actor } from '../../../modules/kernel/actor.ts';
import type { Tx } from '../../../modules/kernel/transaction.ts';
import { createDemand, type NewDemand } from '../../../modules/market/demands/create-demand.ts';
import type { DemandRow } from '../../../modules/market/demands/demand-table.ts';
import { approveDemand } from '../../../modules/market/demands/settle-demand.ts';
import { createListing, type NewListing } from '../../../modules/market/listings/create-listing.ts';
import type { ListingRow } from '../../../modules/market/listings/listing-table.ts';
import { marketMount } from '../../../modules/market/mount.ts';
import type { MarketNeeds } from '../../../modules/market/needs.ts';
import type { Party } from '../../../modules/market/parties/party.ts';
import { listProposals } from '../../../modules/market/proposals/proposal-store.ts';
import type { ProposalRow } from '../../../modules/market/proposals/proposal-table.ts';
import { clearRound } from '../../../modules/market/rounds/clear-round.ts';
import { openRound } from '../../../modules/market/rounds/open-round.ts';
import type { RoundRow } from '../../../modules/market/rounds/round-table.ts';
import { fakeClock, type FakeClock } from '../../support/clock.ts';
import type { TestDatabase } from '../../support/databases.ts';

/** A market on a real database; its neighbours are plain objects. */
export interface World {
  db: TestDatabase;
  clock: FakeClock;
  needs: MarketNeeds;
  published: { name: string; payload: unknown }[];
  /** Organisations that may not trade any more. */
  suspended: Set<string>;
  run: <Result>(work: (tx: Tx) => Promise<Result>) => Promise<Result>;
  list: (party: Party, given?: Partial<NewListing>) => Promise<ListingRow>;
  /** A demand that another member of the buyer has approved. */
  want: (party: Party, given?: Partial<NewDemand>) => Promise<DemandRow>;
  clear: (productCodes?: string[]) => Promise<RoundRow>;
  proposalsOf: (party: Party) => Promise<ProposalRow[]>;
}

export const farmer = (id = 'per_1'): Party => ({ kind: 'farmer', id, by: `frm_${id}` });
export const cooperative = (id = 'org_coop'): Party => ({ kind: 'cooperative', id, by: `usr_${id}` });
export const buyer = (id = 'org_buyer'): Party => ({ kind: 'buyer', id, by: `usr_${id}` });

export const county: Actor = {
  kind: 'staff',
  id: 'usr_county',
  organisationId: 'org_county',
  organisationKind: 'county',
  permissions: [],
};

/** A market without a row, on a database that several tests share. */
export async function freshWorld(db: TestDatabase): Promise<World> {
  const tables = marketMount.schemas.map((schema) => schema.options.tableName ?? schema.options.name);
  await db.inTransaction(async (tx) => {
    for (const table of tables) await tx.query(`DELETE FROM ${table}`);
  });
  return createWorld(db);
}

function createWorld(db: TestDatabase): World {
  const clock = fakeClock();
  const published: World['published'] = [];
  const suspended = new Set<string>();
  const needs: MarketNeeds = {
    clock,
    identity: {
      organisation: (_tx, id) =>
        Promise.resolve({
          id,
          name: `机构${id}`,
          kind: 'cooperative',
          divisionCode: '530621',
          uscc: null,
          state: suspended.has(id) ? 'suspended' : 'active',
          createdAt: 0,
        }),
      organisationNames: (_tx, ids) => Promise.resolve(new Map(ids.map((id) => [id, `机构${id}`]))),
    },
    person: (_tx, id) =>
      Promise.resolve(id === 'per_nowhere' ? {} : { villageCode: '530621101201', villageName: '黑泥地村' }),
    publish: (_tx, name, payload) => {
      published.push({ name, payload });
      return Promise.resolve();
    },
  };
  const run = db.inTransaction;
  return {
    db,
    clock,
    needs,
    published,
    suspended,
    run,
    list: async (party, given = {}) => {
      const written = await run((tx) => createListing(tx, needs, party, { ...OFFER, ...given }));
      if (!written.row) throw new Error(`asked back: ${written.question.question.en}`);
      return written.row;
    },
    want: async (party, given = {}) => {
      const written = await run((tx) => createDemand(tx, needs, party, { ...WISH, ...given }));
      if (!written.row) throw new Error(`asked back: ${written.question.question.en}`);
      const { id } = written.row;
      return run((tx) => approveDemand(tx, needs, { ...party, by: 'usr_approver' }, id));
    },
    clear: async (productCodes) => {
      const asked = { name: '第一轮', ...(productCodes && { productCodes }) };
      const round = await run((tx) => openRound(tx, needs, county, asked));
      return clearRound(run, needs, county, round.id);
    },
    proposalsOf: async (party) => {
      const filter = { partyId: party.id, now: clock.now(), limit: 200 };
      return (await run((tx) => listProposals(tx, filter))).items;
    },
  };
}

/** A tonne of potatoes at 2 元/公斤, ready from tomorrow for ten days; today is 2026-11-23. */
export const OFFER: NewListing = {
  productCode: 'potato',
  quantity: { value: '1', unit: '吨' },
  askPrice: { yuan: '2', per: '公斤' },
  readyFrom: '2026-11-24',
  readyUntil: '2026-12-04',
};

/** A tonne of potatoes for up to 3 元/公斤, delivered within the county. */
export const WISH: NewDemand = {
  productCode: 'potato',
  quantity: { value: '1', unit: '吨' },
  maxPrice: { yuan: '3', per: '公斤' },
  deliverFrom: '2026-11-25',
  deliverUntil: '2026-12-05',
  deliverTo: { divisionCode: '530621', address: '实验小学食堂' },
};
