import { api, queryClient } from '../../shared/api/client.ts';
import { signedOut } from '../../shared/session/session-store.ts';

/** Ends the session here even when the server cannot be reached; what was loaded is forgotten. */
export async function signOut(): Promise<void> {
  await api.DELETE('/v1/sessions/current');
  queryClient.clear();
  signedOut();
}
