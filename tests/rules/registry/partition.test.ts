import fc from 'fast-check';
import { clusterNodes } from '../../../modules/registry/linkage/cluster.ts';
import {
  BEING_LINKED,
  FOUNDS,
  personIdOf,
  type LinkNode,
} from '../../../modules/registry/resolve/link-node.ts';
import { partition } from '../../../modules/registry/resolve/partition.ts';

const RULES = { clusterNodes, thresholds: { autoCb: 600, reviewCb: -200, maxCluster: 12 } };

function node(number: number, given: Partial<LinkNode> = {}): LinkNode {
  const id = `rec_${String(number).padStart(2, '0')}`;
  return {
    id,
    order: number,
    personId: personIdOf(id),
    idLookup: null,
    founds: FOUNDS.always,
    listing: null,
    ...given,
  };
}

const fresh = { order: BEING_LINKED };
const edge = (left: LinkNode, right: LinkNode, weightCb: number) => ({
  left: left.id,
  right: right.id,
  weightCb,
});
const resolve = (nodes: LinkNode[], edges: ReturnType<typeof edge>[]) =>
  partition({ nodes, edges, rulings: [], dissolved: new Set() }, RULES);

test('a new node joins the person its evidence names, and the person keeps its id', () => {
  const [old, young] = [node(1), node(2, fresh)];
  const found = resolve([young, old], [edge(old, young, 900)]);
  expect([...found.persons.values()]).toEqual([old.personId, old.personId]);
});

test('evidence never merges two published persons: the bridge goes to one, the other is a case', () => {
  const [one, two, bridge] = [node(1), node(2), node(3, fresh)];
  const found = resolve([one, two, bridge], [edge(one, bridge, 900), edge(two, bridge, 800)]);
  expect([found.persons.get(one.id), found.persons.get(two.id)]).toEqual([one.personId, two.personId]);
  expect(found.persons.get(bridge.id)).toBe(one.personId);
  expect(found.suspicions.map(({ kind }) => kind)).toEqual(['published-merge']);
});

test('two rows of one register file stay apart, and a number that another person holds founds nobody', () => {
  const listed = { ...fresh, listing: 'bat_1' };
  const [one, two] = [node(1, listed), node(2, listed)];
  const apart = resolve([one, two], [edge(one, two, 900)]);
  expect(apart.persons.get(one.id)).not.toBe(apart.persons.get(two.id));
  expect(apart.suspicions.map(({ kind }) => kind)).toEqual(['same-source']);
  const [owner, borrower] = [
    node(1, { idLookup: 'n' }),
    node(2, { ...fresh, idLookup: 'n', founds: FOUNDS.byIdNumber }),
  ];
  const disputed = resolve([owner, borrower], []);
  expect(disputed.persons.get(borrower.id)).toBeNull();
  expect(disputed.suspicions.map(({ kind }) => kind)).toEqual(['borrowed-id']);
});

test('the answer does not depend on the order of nodes and edges', () => {
  const nodes = Array.from({ length: 8 }, (_, at) => node(at, at < 4 ? {} : fresh));
  const weights = fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: -300, max: 1_500 }),
    ),
    { maxLength: 14 },
  );
  fc.assert(
    fc.property(weights, fc.nat(), (drawn, turn) => {
      const pairs = new Map<string, ReturnType<typeof edge>>();
      for (const [a, b, weight] of drawn) {
        const [left, right] = [nodes[Math.min(a, b)], nodes[Math.max(a, b)]];
        if (left && right && a !== b) pairs.set(`${left.id}|${right.id}`, edge(left, right, weight));
      }
      const edges = [...pairs.values()];
      const turned = <Item>(items: Item[]): Item[] => {
        const at = items.length === 0 ? 0 : turn % items.length;
        return [...items.slice(at), ...items.slice(0, at)].reverse();
      };
      const [first, second] = [resolve(nodes, edges), resolve(turned(nodes), turned(edges))];
      expect(new Map(second.persons)).toEqual(new Map(first.persons));
      expect(second.suspicions).toEqual(first.suspicions);
    }),
  );
});
