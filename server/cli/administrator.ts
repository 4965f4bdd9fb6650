import { randomBytes } from 'node:crypto';
import { readConfig } from '../config.ts';
import { buildProcess } from '../process.ts';
import { readOptions } from './options.ts';

/**
 * `admin create --user-name NAME --name "FULL NAME" --organisation "COUNTY OFFICE"`: the first administrator of an
 * empty installation. The password is read from ADMIN_PASSWORD, or made and printed once.
 */
export async function createAdministrator(args: readonly string[]): Promise<void> {
  const options = readOptions(args, ['user-name', 'name', 'organisation']);
  const given = process.env['ADMIN_PASSWORD'];
  const password = given ?? randomBytes(15).toString('base64url');
  const built = await buildProcess(readConfig(process.env));
  try {
    await built.identity.enrolAdministrator(built.inTransaction, {
      userName: options['user-name'],
      name: options.name,
      organisationName: options.organisation,
      password,
    });
  } finally {
    await built.source.destroy();
  }
  const shown = given === undefined ? `, password ${password} (shown only now)` : '';
  process.stdout.write(`administrator ${options['user-name']} made${shown}\n`);
}
