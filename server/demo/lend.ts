import { DAY, isoInstant } from '../../modules/kernel/clock.ts';
import type { Api } from './api.ts';
import type { DemoFarmer } from './open-accounts.ts';
import { signIn } from './staff.ts';

interface Created {
  id: string;
}

/**
 * The lending scenes: the first farmer agrees and the bank looks at the score; the second is asked and has not
 * answered yet; the third refuses, and the bank's attempt is denied and logged.
 */
export async function lend(
  api: Api,
  cast: readonly { farmer: DemoFarmer; session: Api }[],
  now: number,
): Promise<void> {
  const [agreeing, asked, refusing] = cast;
  if (!agreeing || !asked || !refusing) throw new Error('the demo needs three farmers');
  const bank = await signIn(api, 'bank');
  const agreed = await request(bank, agreeing.farmer, now);
  await agreeing.session.post(`/v1/me/consents/${agreed}/approve`, { consequencesRead: true });
  await bank.post('/v1/inquiries', { consentId: agreed, purpose: 'LOAN_APPROVAL', kind: 'hard' });
  await request(bank, asked.farmer, now);
  const refused = await request(await signIn(api, 'bank2'), refusing.farmer, now);
  await refusing.session.post(`/v1/me/consents/${refused}/refuse`);
}

async function request(bank: Api, farmer: DemoFarmer, now: number): Promise<string> {
  const { id } = await bank.post<Created>('/v1/consents', {
    subject: { idNumber: farmer.idNumber, name: farmer.name },
    purpose: 'LOAN_APPROVAL',
    fetchType: 'PERIODIC',
    frequency: { unit: 'MONTH', value: 20 },
    dataTypes: ['credit-score', 'score-reasons', 'data-sources'],
    consentMode: 'VIEW',
    consentExpiry: isoInstant(now + 60 * DAY),
    lookbackMonths: 60,
  });
  return id;
}
