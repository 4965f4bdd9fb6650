import { buildWebIfStale } from '../web-build.ts';
import { copyAssets } from './assets.ts';
import { createAdministrator } from './administrator.ts';
import { ingestCommand } from './ingest.ts';
import { countyCommand, divisionsCommand, peopleCommand } from './county.ts';
import { createKeys } from './keys.ts';
import { linkCommand } from './link.ts';
import { draftMigration } from './migration-draft.ts';
import { rebuildCommand } from './registry.ts';

type Command = (args: readonly string[]) => Promise<void>;

/** `npm run tianxin -- <command>`: the first one or two words choose. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'admin create': createAdministrator,
  'county divisions': divisionsCommand,
  'county generate': countyCommand,
  ingest: ingestCommand,
  'county people': peopleCommand,
  'keys create': createKeys,
  link: linkCommand,
  'build assets': copyAssets,
  'registry rebuild': rebuildCommand,
  'web build': () => buildWebIfStale(false),
  'migration draft': async ([context = '']) => {
    process.stdout.write(`${await draftMigration(context)}\n`);
  },
};

async function main(words: readonly string[]): Promise<void> {
  const name = [2, 1]
    .map((count) => words.slice(0, count).join(' '))
    .find((candidate) => candidate in COMMANDS);
  const command = name === undefined ? undefined : COMMANDS[name];
  if (name === undefined || !command) {
    process.stderr.write(`commands: ${Object.keys(COMMANDS).join(', ')}\n`);
    process.exitCode = 2;
    return;
  }
  await command(words.slice(name.split(' ').length));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
