import type { NodeKey } from './link-store.ts';

/** The pairs that a portion of new nodes makes with those before it and among itself. */
export interface Paired {
  pairs: (readonly [string, string])[];
  /** Keys that too many nodes share. */
  capped: number[];
}

/**
 * Pairs new nodes with whoever shares a key, each pair once, `left` < `right`; a key that more than `maxBlock` nodes
 * share pairs nobody. Pure.
 */
export function pairUp(own: readonly NodeKey[], known: readonly NodeKey[], maxBlock: number): Paired {
  const blocks = new Map<number, { news: string[]; olds: string[] }>();
  for (const { key, nodeId } of own) {
    const block = blocks.get(key);
    if (block) block.news.push(nodeId);
    else blocks.set(key, { news: [nodeId], olds: [] });
  }
  for (const { key, nodeId } of known) blocks.get(key)?.olds.push(nodeId);
  const pairs = new Map<string, Set<string>>();
  const capped: number[] = [];
  for (const [key, { news, olds }] of blocks) {
    if (news.length + olds.length > maxBlock) {
      capped.push(key);
      continue;
    }
    news.forEach((node, index) => {
      for (const other of olds) add(pairs, node, other);
      for (let at = index + 1; at < news.length; at += 1) add(pairs, node, news[at] ?? node);
    });
  }
  const all = [...pairs].flatMap(([left, rights]) => [...rights].map((right) => [left, right] as const));
  all.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1));
  return { pairs: all, capped };
}

function add(pairs: Map<string, Set<string>>, a: string, b: string): void {
  if (a === b) return;
  const [left, right] = a < b ? [a, b] : [b, a];
  const rights = pairs.get(left);
  if (rights) rights.add(right);
  else pairs.set(left, new Set([right]));
}
