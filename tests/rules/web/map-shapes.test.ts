import { countyShapes, villageDots } from '../../../web/desk/county/map-shapes.ts';

describe('the invented map of a county', () => {
  it('draws one shape for each township, always the same', () => {
    for (const townships of [1, 7, 12, 20, 40]) {
      const { shapes } = countyShapes(townships);
      expect(shapes).toHaveLength(townships);
      expect(new Set(shapes.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`)).size).toBe(townships);
      expect(countyShapes(townships).shapes).toEqual(shapes);
    }
  });

  it('lets neighbours share their corners', () => {
    const [middle, ...ring] = countyShapes(7).shapes.map(({ points }) => points.split(' '));
    for (const neighbour of ring) {
      expect(neighbour.filter((corner) => middle?.includes(corner))).toHaveLength(2);
    }
  });

  it('places every village of a township apart from the others', () => {
    const [shape] = countyShapes(1).shapes;
    if (!shape) throw new Error('there is no shape');
    const dots = villageDots(shape, 40);
    expect(new Set(dots.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`)).size).toBe(40);
  });
});
