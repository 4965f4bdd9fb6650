import type { Api } from './api.ts';
import { signIn } from './staff.ts';

/** A person of the county who uses the platform in the demo. */
export interface DemoFarmer {
  name: string;
  idNumber: string;
  phone: string;
}

/** The village agent opens the farmers' accounts. */
export async function openAccounts(api: Api, farmers: readonly DemoFarmer[]): Promise<void> {
  const agent = await signIn(api, 'agent');
  for (const { name, idNumber, phone } of farmers) {
    await agent.post('/v1/farmer-accounts', { name, idNumber, phone });
  }
}

/** Signs a farmer in with the code that was sent to the phone; `readCode` knows the latest one. */
export async function signInFarmer(
  api: Api,
  phone: string,
  readCode: (phone: string) => string,
): Promise<Api> {
  await api.post('/v1/farmer-codes', { phone });
  const session = await api.post<{ accessToken: string }>('/v1/farmer-sessions', {
    phone,
    code: readCode(phone),
  });
  return api.as(session.accessToken);
}
