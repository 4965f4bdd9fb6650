import passport from 'passport';
import type { Request } from 'express';
import type { Actor } from '../../modules/kernel/actor.ts';
import { forbidden, Problem } from '../../modules/kernel/problem.ts';
import { contextOf } from './request-context.ts';

/** Reads an access token; `undefined` when it is not a valid one of ours. */
export type ReadToken = (token: string) => Actor | undefined;

/** Passport's strategy for `Authorization: Bearer`. */
class BearerStrategy extends passport.Strategy {
  override name = 'bearer';
  private readonly readToken: ReadToken;

  constructor(readToken: ReadToken) {
    super();
    this.readToken = readToken;
  }

  override authenticate(request: Request): void {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.get('authorization') ?? '')?.[1];
    const actor = token === undefined ? undefined : this.readToken(token);
    if (actor) this.success(actor);
    else this.fail(401);
  }
}

/** Who calls and whether the operation's `x-permission` lets them: 401 first, then 403. */
export type Admit = (request: Request, permission: string) => Promise<void>;

export function createAdmission(readToken: ReadToken): Admit {
  const authenticator = new passport.Authenticator();
  authenticator.use(new BearerStrategy(readToken));
  const identify = (request: Request): Promise<Actor> =>
    new Promise((resolve, reject) => {
      const settle = (error: unknown, actor?: Actor | false | null): void => {
        if (actor) resolve(actor);
        else
          reject(
            error instanceof Error
              ? error
              : new Problem('unauthenticated', 'not-signed-in', 'Sign in first.'),
          );
      };
      const attempt = authenticator.authenticate('bearer', { session: false }, settle) as (
        request: Request,
        response: unknown,
        next: (error?: unknown) => void,
      ) => void;
      attempt(request, request.res, settle);
    });

  return async (request, permission) => {
    const actor = await identify(request);
    contextOf(request).actor = actor;
    if (permission !== 'signed-in' && !actor.permissions.includes(permission)) {
      throw forbidden('permission-missing', `This needs the permission ${permission}.`);
    }
  };
}
