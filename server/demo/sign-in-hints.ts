import { DEMO_ADMINISTRATOR, DEMO_ORGANISATIONS, DEMO_PASSWORD } from './people.ts';
import type { DemoFarmer } from './open-accounts.ts';

/** What a newcomer reads after the start: where to look and how to sign in. */
export function signInHints(port: number, farmers: readonly Pick<DemoFarmer, 'name' | 'phone'>[]): string {
  const base = `http://localhost:${String(port)}`;
  const wanted = [
    'bank',
    'coop',
    'canteen',
    'canteen-head',
    'regulator',
    'county',
    'county2',
    'minzheng',
    'minzheng-head',
    'agent',
    'witness',
  ];
  const staff = DEMO_ORGANISATIONS.flatMap((organisation) =>
    organisation.staff.map((member) => ({ ...member, organisation: organisation.name })),
  ).filter((member) => wanted.includes(member.userName));
  const lines = staff.map(
    ({ userName, organisation, name }) => `    ${userName.padEnd(14)} ${organisation} ${name}`,
  );
  return [
    '',
    `  Field 手机端   ${base}/field/   (farmers, village desk)`,
    `  Desk 工作台    ${base}/desk/    (staff)`,
    `  API docs       ${base}/docs`,
    '',
    `  Staff sign in with the password ${DEMO_PASSWORD}:`,
    ...lines,
    `    ${DEMO_ADMINISTRATOR.userName.padEnd(14)} ${DEMO_ADMINISTRATOR.organisationName} ${DEMO_ADMINISTRATOR.name}`,
    '',
    '  Farmers sign in by phone; the code is printed here:',
    ...farmers.slice(0, 3).map(({ phone, name }) => `    ${phone}    ${name}`),
    '',
  ].join('\n');
}
