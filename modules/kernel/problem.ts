/**
 * A refusal that the caller can act on. The server turns it into `application/problem+json` (RFC 9457).
 * `code` is stable kebab-case text; `fields` names what was wrong, as JSON pointers or plain names.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly code: string;
  readonly fields: readonly FieldFault[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(kind: ProblemKind, code: string, detail: string, more: ProblemMore = {}) {
    super(detail);
    this.name = 'Problem';
    this.kind = kind;
    this.code = code;
    this.fields = more.fields ?? [];
    this.extra = more.extra ?? {};
  }
}

/** One fault in the input: `field` is a JSON pointer (`/lines/0/quantity`) or a parameter's name. */
export interface FieldFault {
  field: string;
  message: string;
}

interface ProblemMore {
  fields?: readonly FieldFault[];
  /** Further members of the problem document, such as `allowed` states or `retryAfterSeconds`. */
  extra?: Readonly<Record<string, unknown>>;
}

/** The kinds of refusal and their HTTP status. */
export const PROBLEM_STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  absent: 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  'unsupported-media': 415,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
} as const;

export type ProblemKind = keyof typeof PROBLEM_STATUS;

/** 422: the input is well-formed but breaks a rule; names the field. */
export function invalid(code: string, field: string, message: string): Problem {
  return new Problem('invalid', code, message, { fields: [{ field, message }] });
}

/** 400: the input cannot be read; names the field. */
export function malformed(code: string, field: string, message: string): Problem {
  return new Problem('malformed', code, message, { fields: [{ field, message }] });
}

/** 404: unknown to this caller. The same answer for "does not exist" and "not yours". */
export function absent(what: string): Problem {
  return new Problem('absent', 'not-found', `There is no such ${what}.`);
}

/** 409: the present state refuses it. */
export function conflict(
  code: string,
  detail: string,
  extra: Readonly<Record<string, unknown>> = {},
): Problem {
  return new Problem('conflict', code, detail, { extra });
}

/** 403: known caller, not allowed. */
export function forbidden(code: string, detail: string): Problem {
  return new Problem('forbidden', code, detail);
}

/** True for a problem with this code. */
export function isProblem(error: unknown, code: string): error is Problem {
  return error instanceof Problem && error.code === code;
}
