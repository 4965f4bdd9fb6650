import { createHash } from 'node:crypto';
import { canonicalize } from 'json-canonicalize';
import type { MatchInput } from '../matching/match-input.ts';
import type { SolvedRound } from '../matching/solve-round.ts';

/** SHA-256 of a round's frozen inputs as canonical JSON (RFC 8785), 64 hexadecimal digits. */
export function inputHashOf(input: MatchInput): string {
  return sha256(canonicalize(input));
}

/** A round's certificate as it is kept, downloaded and hashed: canonical JSON (RFC 8785). */
export function certificateDocument(
  round: { id: string; inputHash: string },
  input: MatchInput,
  solved: SolvedRound,
): { text: string; hash: string } {
  const text = canonicalize({
    format: 'tianxin-market-certificate/1',
    roundId: round.id,
    inputHash: round.inputHash,
    inputs: input,
    edges: solved.edges.map((edge) => [edge.lot, edge.want, edge.value, edge.grams]),
    u: solved.u,
    v: solved.v,
    objective: String(solved.objective),
  });
  return { text, hash: sha256(text) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
