import type { Api } from './api.ts';
import { DEMO_ADMINISTRATOR, DEMO_ORGANISATIONS, DEMO_PASSWORD, type DemoOrganisation } from './people.ts';

interface Session {
  accessToken: string;
}

/** Signs a demo user in; each step signs in anew, because tokens live ten minutes. */
export async function signIn(api: Api, userName: string): Promise<Api> {
  const session = await api.post<Session>('/v1/sessions', { userName, password: DEMO_PASSWORD });
  return api.as(session.accessToken);
}

/** Registers the demo's organisations and their staff, and binds agencies to their data contracts. */
export async function registerStaff(api: Api, townships: readonly string[]): Promise<void> {
  const administrator = await signIn(api, DEMO_ADMINISTRATOR.userName);
  for (const organisation of DEMO_ORGANISATIONS) await registerOne(administrator, organisation, townships);
}

async function registerOne(api: Api, asked: DemoOrganisation, townships: readonly string[]): Promise<void> {
  // All but the village desks serve the whole county.
  const divisionCode = asked.township === undefined ? townships[0]?.slice(0, 6) : townships[asked.township];
  const { id: organisationId } = await api.post<{ id: string }>('/v1/organisations', {
    name: asked.name,
    kind: asked.kind,
    ...(divisionCode === undefined ? {} : { divisionCode }),
  });
  for (const { userName, name, role } of asked.staff) {
    await api.post('/v1/users', { organisationId, userName, name, password: DEMO_PASSWORD, roles: [role] });
  }
  if (asked.agency !== undefined) await api.put(`/v1/agencies/${asked.agency}`, { organisationId });
}
