import { solveApart } from '../../../modules/market/matching/solve-apart.ts';
import { solveRound } from '../../../modules/market/matching/solve-round.ts';
import { aLot, anInput, aWant } from '../../rules/market/builders.ts';

test('a large round is solved in a thread of its own, with the same answer', async () => {
  const lots = Array.from({ length: 500 }, (_, at) =>
    aLot({ id: `lst_${String(at).padStart(4, '0')}`, ask: 2_000 + ((at * 37) % 500), grams: 1_000 + at }),
  );
  const wants = Array.from({ length: 250 }, (_, at) =>
    aWant({ id: `dmd_${String(at).padStart(4, '0')}`, bid: 2_300 + ((at * 53) % 700), grams: 1_500 + at }),
  );
  const input = anInput(lots, wants);
  let turns = 0;
  const ticking = setInterval(() => (turns += 1), 5);
  const solved = await solveApart(input).finally(() => {
    clearInterval(ticking);
  });
  expect(turns).toBeGreaterThan(5);
  expect(solved).toEqual(solveRound(input));
});
