import { middleware } from 'express-openapi-validator';
import express, { type Request, type RequestHandler } from 'express';
import { contextOf } from './request-context.ts';
import type { Admit } from './authentication.ts';
import type { Contract, JsonObject } from './contract.ts';
import { partOfContract } from './contract-part.ts';
import { resourceOf } from './resource.ts';

type Options = Parameters<typeof middleware>[0];

/**
 * The contract in force: who may call (before anything of the body is looked at), then parameters and body, and in
 * tests the answers as well. The validator looks through all its routes at every request, so each resource
 * (`/v1/consents`) gets a validator of its own, made when it is first asked for (about 40 ms).
 */
export function enforceContract(
  contract: Contract,
  admit: Admit,
  validateResponses: boolean,
): RequestHandler {
  const pathsOf = new Map<string, string[]>();
  for (const path of Object.keys(contract.document.paths)) {
    const resource = resourceOf(path);
    pathsOf.set(resource, [...(pathsOf.get(resource) ?? []), path]);
  }
  const made = new Map<string, RequestHandler>();
  const validatorFor = (resource: string): RequestHandler | undefined => {
    const paths = pathsOf.get(resource);
    if (!paths) return undefined;
    const validator =
      made.get(resource) ?? validatorOf(partOfContract(contract, paths), admit, validateResponses);
    made.set(resource, validator);
    return validator;
  };
  return (request, response, next) => {
    const validator = validatorFor(resourceOf(request.path));
    if (validator) validator(request, response, next);
    else next();
  };
}

function validatorOf(document: JsonObject, admit: Admit, validateResponses: boolean): RequestHandler {
  const options = {
    apiSpec: document,
    validateApiSpec: false,
    validateRequests: { allErrors: true, removeAdditional: false },
    validateResponses,
    validateFormats: true,
    fileUploader: false,
    validateSecurity: { handlers: { bearer: (request: Request) => admitted(request, admit) } },
  };
  const router = express.Router();
  router.use(...middleware(options as unknown as Options));
  return router;
}

async function admitted(request: Request, admit: Admit): Promise<boolean> {
  const schema = (request as unknown as { openapi: { schema: JsonObject } }).openapi.schema;
  try {
    await admit(request, schema['x-permission'] as string);
  } catch (error) {
    // The validator would rebuild the error and lose its code: the answering middleware takes it from here.
    contextOf(request).refusal = error;
    throw error;
  }
  return true;
}
