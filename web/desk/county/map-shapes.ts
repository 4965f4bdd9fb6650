/** Where a township is drawn: a bent hexagon of an invented county, and its middle. */
export interface Shape {
  points: string;
  x: number;
  y: number;
}

const RADIUS = 60;
const BEND = 0.22;

/** As many neighbouring shapes as there are townships, around a middle; the same number gives the same county. */
export function countyShapes(townships: number): { shapes: Shape[]; viewBox: string } {
  const centres = spiral(townships).map(({ q, r }) => ({
    x: RADIUS * Math.sqrt(3) * (q + r / 2),
    y: RADIUS * 1.5 * r,
  }));
  const shapes = centres.map(({ x, y }) => ({ x, y, points: corners(x, y).join(' ') }));
  const reach = RADIUS * 1.35;
  const left = Math.min(...centres.map(({ x }) => x)) - reach;
  const top = Math.min(...centres.map(({ y }) => y)) - reach;
  const right = Math.max(...centres.map(({ x }) => x)) + reach;
  const bottom = Math.max(...centres.map(({ y }) => y)) + reach;
  return { shapes, viewBox: [left, top, right - left, bottom - top].map(Math.round).join(' ') };
}

/** Hexagons around the middle, ring by ring. */
function spiral(count: number): { q: number; r: number }[] {
  const cells = [{ q: 0, r: 0 }];
  const steps = [
    [1, 0],
    [0, 1],
    [-1, 1],
    [-1, 0],
    [0, -1],
    [1, -1],
  ] as const;
  for (let ring = 1; cells.length < count; ring += 1) {
    let cell = { q: 0, r: -ring };
    for (const [q, r] of steps) {
      for (let step = 0; step < ring; step += 1) {
        cells.push(cell);
        cell = { q: cell.q + q, r: cell.r + r };
      }
    }
  }
  return cells.slice(0, count);
}

function corners(x: number, y: number): string[] {
  return [0, 1, 2, 3, 4, 5].map((corner) => {
    const angle = (Math.PI / 3) * corner - Math.PI / 2;
    return bent(x + RADIUS * Math.cos(angle), y + RADIUS * Math.sin(angle));
  });
}

/** A corner, moved a little; neighbours share corners, so a corner's shift depends on its place alone. */
function bent(x: number, y: number): string {
  const [column, row] = [Math.round(x / 10), Math.round(y / 10)];
  const noise = (salt: number) => {
    const wave = Math.sin(column * 12.9898 + row * 78.233 + salt) * 43_758.5453;
    return (wave - Math.floor(wave) - 0.5) * 2 * BEND * RADIUS;
  };
  return `${(x + noise(1)).toFixed(1)},${(y + noise(2)).toFixed(1)}`;
}

/** Places for a township's villages around its middle, on a sunflower's spiral. */
export function villageDots(shape: Shape, villages: number): { x: number; y: number }[] {
  return Array.from({ length: villages }, (_village, at) => {
    const distance = RADIUS * 0.6 * Math.sqrt((at + 0.6) / villages);
    const angle = at * 2.399_963;
    return { x: shape.x + distance * Math.cos(angle), y: shape.y + distance * Math.sin(angle) };
  });
}
