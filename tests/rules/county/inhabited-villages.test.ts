import { countyVillages, inhabitedVillages } from '../../../modules/county/places/divisions.ts';

const villages = countyVillages();

describe('where households live', () => {
  test.each([
    [1, 1, 1],
    [300, 6, 6],
    [1_000, 20, 12],
    [100_000, 120, 12],
  ])('%i households live in %i villages of %i townships', (households, count, townships) => {
    const inhabited = inhabitedVillages(villages, households);
    expect(inhabited).toHaveLength(count);
    expect(new Set(inhabited.map(({ townshipCode }) => townshipCode)).size).toBe(townships);
  });

  test('the villages stay in the order of their codes and begin with the first township', () => {
    const codes = inhabitedVillages(villages, 1_000).map(({ code }) => code);
    expect(codes).toEqual([...codes].sort());
    expect(codes[0]).toBe(villages[0]?.code);
  });
});
