/** A run of characters and whether the other text has them at this place too. */
export interface Run {
  text: string;
  same: boolean;
}

const MOST = 400;

/**
 * Two texts cut into what they share and what they do not, by the longest common subsequence of whole characters (code
 * points). Texts beyond 400 characters are compared as wholes.
 */
export function differingText(left: string, right: string): { left: Run[]; right: Run[] } {
  const a = Array.from(left);
  const b = Array.from(right);
  if (a.length > MOST || b.length > MOST) {
    const same = left === right;
    return { left: runsOf(a, () => same), right: runsOf(b, () => same) };
  }
  const common = commonPlaces(a, b);
  const inLeft = new Set(common.map(([at]) => at));
  const inRight = new Set(common.map(([, at]) => at));
  return { left: runsOf(a, (at) => inLeft.has(at)), right: runsOf(b, (at) => inRight.has(at)) };
}

/** Places of the longest common subsequence, in order. */
function commonPlaces(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const places: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      places.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return places;
}

function runsOf(characters: readonly string[], isSame: (at: number) => boolean): Run[] {
  const runs: Run[] = [];
  characters.forEach((text, at) => {
    const same = isSame(at);
    const last = runs.at(-1);
    if (last?.same === same) last.text += text;
    else runs.push({ text, same });
  });
  return runs;
}
