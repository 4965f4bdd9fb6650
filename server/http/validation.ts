import { middleware } from 'express-openapi-validator';
import type { Request, RequestHandler } from 'express';
import { contextOf } from './request-context.ts';
import type { Admit } from './authentication.ts';
import type { Contract, JsonObject } from './contract.ts';

type Options = Parameters<typeof middleware>[0];

/**
 * The contract in force: who may call (before anything of the body is looked at), then parameters and body, and in
 * tests the answers as well.
 */
export function enforceContract(
  contract: Contract,
  admit: Admit,
  validateResponses: boolean,
): RequestHandler[] {
  const options = {
    apiSpec: forValidator(contract),
    validateRequests: { allErrors: true, removeAdditional: false },
    validateResponses,
    validateFormats: true,
    fileUploader: false,
    validateSecurity: { handlers: { bearer: (request: Request) => admitted(request, admit) } },
  };
  return middleware(options as unknown as Options);
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

/** A copy for the validator, in which streamed bodies are left to their handlers. */
function forValidator(contract: Contract): JsonObject {
  const document = structuredClone(contract.document);
  for (const operation of contract.operations.filter((candidate) => candidate.streaming)) {
    delete (document.paths[operation.path]?.[operation.method] as JsonObject)['requestBody'];
  }
  return document;
}
