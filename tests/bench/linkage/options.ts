import { parseArgs } from 'node:util';

/** What `npm run bench -- linkage` was asked for. */
export interface LinkageOptions {
  people: number;
  seeds: readonly number[];
  /** Records of each point of the curve, in millions. */
  curve: readonly number[];
  /** A folder of public sets, one folder each with `contract.yaml`, `truth.csv` and the files. */
  sets: string | undefined;
  peer: 'splink' | undefined;
  only: ReadonlySet<string>;
}

export const SECTIONS = ['accuracy', 'bytes', 'curve', 'sets'] as const;

/** Reads the options; throws an `Error` that names the first wrong one. */
export function readLinkageOptions(args: readonly string[]): LinkageOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      people: { type: 'string', default: '300000' },
      seeds: { type: 'string', default: '1,2,3' },
      curve: { type: 'string', default: '0.1,0.3,1' },
      sets: { type: 'string' },
      peer: { type: 'string' },
      only: { type: 'string', default: SECTIONS.join(',') },
    },
  });
  const only = values.only.split(',');
  const unknown = only.find((name) => !SECTIONS.some((section) => section === name));
  if (unknown !== undefined) throw new Error(`--only knows ${SECTIONS.join(', ')}, not ${unknown}`);
  if (values.peer !== undefined && values.peer !== 'splink') throw new Error('--peer knows splink');
  return {
    people: numbersOf('people', values.people)[0] ?? 300_000,
    seeds: numbersOf('seeds', values.seeds),
    curve: numbersOf('curve', values.curve),
    sets: values.sets,
    peer: values.peer,
    only: new Set(only),
  };
}

function numbersOf(name: string, text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.some((value) => !(value > 0))) throw new Error(`--${name} takes numbers above 0, such as 1,2`);
  return numbers;
}
