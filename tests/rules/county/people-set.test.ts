import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generatePeople } from '../../../modules/county/index.ts';
import { SET_AGENCIES } from '../../../modules/county/people-set/agencies.ts';
import { regionsOf } from '../../../modules/county/people-set/regions.ts';
import { SET_MISTAKES } from '../../../modules/county/people-set/set-errors.ts';
import { hashes } from './made-county.ts';

function make(people: number, seed: number) {
  const pieces = new Map<string, Buffer[]>();
  const set = generatePeople({
    people,
    seed,
    write: (file, bytes) => pieces.set(file, [...(pieces.get(file) ?? []), Buffer.from(bytes)]),
  });
  const files = new Map([...pieces].map(([file, parts]) => [file, Buffer.concat(parts)]));
  return { set, files };
}

type Cells = Record<string, string>;

function table(files: ReadonlyMap<string, Buffer>, file: string): Cells[] {
  const [header = '', ...lines] = String(files.get(file)).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])));
}

const PEOPLE = 12_000;
const { set, files } = make(PEOPLE, 11);
const truth = table(files, 'truth.csv');
const records = new Map(
  SET_AGENCIES.flatMap(({ source }) =>
    table(files, `${source}.csv`).map((row) => [row['record'] ?? '', row]),
  ),
);
const share = (part: number, all: number): number => part / all;

describe('the people set', () => {
  it('has a truth for every record and each record number once', () => {
    expect(truth).toHaveLength(records.size);
    expect(new Set(truth.map(({ record }) => record)).size).toBe(truth.length);
    expect(truth.every(({ record = '' }) => records.has(record))).toBe(true);
    expect(Object.values(set.records).reduce((a, b) => a + b)).toBe(truth.length);
  });

  it('has at least five files and about 3.5 records a person', () => {
    expect(Object.keys(set.records).length).toBeGreaterThanOrEqual(5);
    expect(set.people).toBeGreaterThanOrEqual(PEOPLE);
    expect(share(truth.length, set.people)).toBeGreaterThan(3.3);
    expect(share(truth.length, set.people)).toBeLessThan(3.8);
  });

  it('damages a fifth of the records with one to three errors', () => {
    const wrong = truth.filter(({ errors }) => errors !== '');
    expect(share(wrong.length, truth.length)).toBeCloseTo(0.2, 1);
    const counts = wrong.map(({ errors = '' }) => errors.split('+').length);
    expect(new Set(counts)).toEqual(new Set([1, 2, 3]));
    const kinds = new Set(wrong.flatMap(({ errors = '' }) => errors.split('+')));
    expect(kinds).toEqual(new Set(SET_MISTAKES.map(({ kind }) => kind)));
  });

  it.each(SET_AGENCIES)(
    'leaves out the ID number of $source as often as that agency does',
    ({ source, idMissing }) => {
      const rows = table(files, `${source}.csv`);
      const missing = rows.filter(({ id_number }) => id_number === '').length;
      const spread = 4 * Math.sqrt((idMissing * (1 - idMissing)) / rows.length);
      expect(Math.abs(share(missing, rows.length) - idMissing)).toBeLessThan(spread);
    },
  );

  it('gives a clean record the number of its person, and to nobody else', () => {
    const owners = new Map<string, Set<string>>();
    for (const { record = '', entity = '', errors } of truth) {
      const id = records.get(record)?.['id_number'] ?? '';
      if (errors === '' && id !== '') owners.set(id, (owners.get(id) ?? new Set()).add(entity));
    }
    expect([...owners.values()].every((people) => people.size === 1)).toBe(true);
  });

  it('has twins, brothers of one generation and shared phones', () => {
    const civil = truth.flatMap(({ source, record = '', household, entity, errors }) =>
      source === 'civil' && errors === '' ? [{ household, entity, row: records.get(record) ?? {} }] : [],
    );
    const within = (key: (row: Cells) => string): number => {
      const seen = new Map<string, Set<string>>();
      for (const { household = '', entity = '', row } of civil) {
        const place = `${household}/${key(row)}`;
        seen.set(place, (seen.get(place) ?? new Set()).add(entity));
      }
      return [...seen.values()].filter(({ size }) => size > 1).length;
    };
    expect(within((row) => row['birth_date'] ?? '')).toBeGreaterThan(10);
    expect(within((row) => (row['name'] ?? '').slice(0, 2))).toBeGreaterThan(100);
    const phones = new Map<string, Set<string>>();
    for (const { record = '', entity = '' } of truth) {
      const phone = records.get(record)?.['phone'] ?? '';
      if (phone !== '') phones.set(phone, (phones.get(phone) ?? new Set()).add(entity));
    }
    expect([...phones.values()].filter(({ size }) => size > 1).length).toBeGreaterThan(500);
  });

  it('spreads many people over further counties whose townships differ', () => {
    expect(new Set(regionsOf(1_000).map(({ county }) => county)).size).toBe(1);
    const regions = regionsOf(900_000);
    expect(new Set(regions.map(({ county }) => county)).size).toBe(3);
    const places = regions.map(({ village }) => `${village.townshipName}/${village.name}`);
    expect(new Set(places).size).toBe(places.length);
    expect(
      regions.every(({ village, mistakenFor }) => village.townshipCode === mistakenFor.townshipCode),
    ).toBe(true);
    expect(regions.every(({ village, mistakenFor }) => village.name !== mistakenFor.name)).toBe(true);
  });

  it('refuses numbers of people that it cannot draw', () => {
    expect(() => make(0, 1)).toThrow(RangeError);
    expect(() => make(1_500_001, 1)).toThrow(RangeError);
    expect(() => make(1.5, 1)).toThrow(RangeError);
  });
});

describe('the same order gives the same people', () => {
  const first = hashes(make(300, 5).files);

  it('twice in one process, and others with another seed', () => {
    expect(hashes(make(300, 5).files)).toEqual(first);
    expect(hashes(make(300, 6).files)).not.toEqual(first);
  });

  it('in another process in another time zone, by the command line', () => {
    const directory = mkdtempSync(join(tmpdir(), 'people-test-'));
    try {
      const command = ['--import', 'tsx', 'server/cli/main.ts', 'county', 'people'];
      const options = ['--people', '300', '--seed', '5', '--out', directory];
      execFileSync(process.execPath, [...command, ...options], {
        env: { ...process.env, TZ: 'Asia/Kathmandu', NODE_OPTIONS: '' },
      });
      const written = readdirSync(directory).map(
        (file) => [file, readFileSync(join(directory, file))] as const,
      );
      expect(hashes(new Map(written))).toEqual(first);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
