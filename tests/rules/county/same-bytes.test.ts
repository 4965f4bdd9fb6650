import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateCounty } from '../../../modules/county/index.ts';
import { hashes, makeCounty } from './made-county.ts';

describe('the same order gives the same county', () => {
  const first = hashes(makeCounty(60, 7).files);

  test('twice in one process', () => {
    expect(hashes(makeCounty(60, 7).files)).toEqual(first);
  });

  test.each(['America/New_York', 'Asia/Kathmandu'])('in another process in the time zone %s', (TZ) => {
    const directory = mkdtempSync(join(tmpdir(), 'county-test-'));
    try {
      const command = ['--import', 'tsx', 'server/cli/main.ts', 'county', 'generate'];
      const options = ['--households', '60', '--seed', '7', '--out', directory];
      execFileSync(process.execPath, [...command, ...options], {
        env: { ...process.env, TZ, NODE_OPTIONS: '' },
      });
      const written = new Map(
        readdirSync(directory).map((file) => [file, readFileSync(join(directory, file))]),
      );
      expect(hashes(written)).toEqual(first);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  test('another seed gives other files throughout', () => {
    const other = hashes(makeCounty(60, 8).files);
    expect(Object.keys(other)).toEqual(Object.keys(first));
    for (const [file, hash] of Object.entries(other)) expect([file, hash]).not.toEqual([file, first[file]]);
  });

  test.each([0, -1, 1.5, 400_001, Number.NaN])('%s households are refused', (households) => {
    expect(() => generateCounty({ households, seed: 7, write: () => undefined })).toThrow(RangeError);
  });
});
