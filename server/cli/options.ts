import { parseArgs } from 'node:util';

/** Reads `--name value` options that must all be given; throws an `Error` that names the first missing one. */
export function readOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
): Record<Name, string> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const missing = names.find((name) => typeof values[name] !== 'string');
  if (missing !== undefined) throw new Error(`--${missing} is missing`);
  return values as Record<Name, string>;
}
