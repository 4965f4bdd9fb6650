import { countyVillages, type Village } from '../../modules/county/index.ts';
import type { Client, TestApp } from './app.ts';

/** Somebody of the household register. */
export interface Villager {
  name: string;
  idNumber: string;
  birthDate: string;
  relation: string;
  householdNumber: string;
  phone: string;
  deceased?: boolean;
}

/** A village of the division register. */
export const VILLAGE = firstVillage();

function firstVillage(): Village {
  const [village] = countyVillages();
  if (!village) throw new Error('the division register is empty');
  return village;
}

const CHECK = '10X98765432';
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A valid ID number: area, birth date and a serial of three digits. */
export function idNumberOf(birthDate: string, serial: number): string {
  const digits = `511304${birthDate.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, n) => total + weight * Number(digits.charAt(n)), 0);
  return `${digits}${CHECK.charAt(sum % 11)}`;
}

/** Delivers the household register with these people through the agency's own API, and publishes it. */
export async function deliverHouseholds(app: TestApp, people: readonly Villager[]): Promise<void> {
  const clerk = await app.as('data-clerk');
  const organisationId = clerk.account.organisation?.id ?? '';
  const administrator = await app.administrator();
  await administrator.put('/v1/agencies/civil-affairs', { organisationId }).expect(200);
  const header = '户号,姓名,公民身份号码,与户主关系,性别,出生日期,乡镇,村（社区）,组,手机,是否死亡,登记日期';
  const rows = people.map((one) =>
    [
      one.householdNumber,
      one.name,
      one.idNumber,
      one.relation,
      Number(one.idNumber.charAt(16)) % 2 === 1 ? '男' : '女',
      one.birthDate,
      VILLAGE.townshipName,
      VILLAGE.name,
      '1',
      one.phone,
      one.deceased === true ? '是' : '否',
      '2020-01-01',
    ].join(','),
  );
  await deliver(app, clerk, { dataset: 'civil-household-members', text: [header, ...rows, ''].join('\r\n') });
}

/** Uploads a file and waits until it is published. */
export async function deliver(
  app: TestApp,
  clerk: Client,
  file: { dataset: string; text: string },
): Promise<void> {
  const answer = await clerk
    .post('/v1/batches')
    .field('dataset', file.dataset)
    .field('contractVersion', '1')
    .attach('file', Buffer.from(file.text, 'utf8'), {
      filename: `${file.dataset}.csv`,
      contentType: 'text/csv',
    })
    .expect(202);
  const { batchId } = answer.body as { batchId: string };
  for (let tries = 0; tries < 200; tries += 1) {
    const { body } = await clerk.get(`/v1/batches/${batchId}`).expect(200);
    const { state } = body as { state: string };
    if (state === 'published') return;
    if (['refused', 'failed'].includes(state))
      throw new Error(`the file is ${state}: ${JSON.stringify(body)}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the file was not published in time');
}
