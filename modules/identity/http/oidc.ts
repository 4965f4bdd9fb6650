import { SECOND } from '../../kernel/clock.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { issueToken } from '../clients/issue-token.ts';
import type { IdentityNeeds } from '../index.ts';

export function oidcHandlers(needs: IdentityNeeds): Handlers {
  return {
    issueToken: async (call) => {
      const { client_assertion: assertion, client_id: clientId } = call.body;
      const asked = clientId === undefined ? { assertion } : { assertion, clientId };
      const issued = await call.inTransaction((tx) => issueToken(tx, needs, asked));
      if (!issued) return { status: 401, body: { error: 'invalid_client' } };
      const expiresIn = Math.floor((issued.expiresAt - needs.clock.now()) / SECOND);
      return {
        status: 200,
        body: { access_token: issued.token, token_type: 'Bearer', expires_in: expiresIn },
      };
    },
    readJwks: () => Promise.resolve({ status: 200, body: needs.tokens.jwks() }),
  };
}
