import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The contract as one document, references to other files folded into `components`. */
export interface Contract {
  document: OpenApiDocument;
  operations: readonly ContractOperation[];
}

export interface ContractOperation {
  id: string;
  method: Method;
  /** With `{name}` for path parameters. */
  path: string;
  permission: string;
  streaming: boolean;
  idempotent: boolean;
  tag: string;
}

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}
export interface OpenApiDocument extends JsonObject {
  paths: Record<string, JsonObject>;
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** Beside this source in the repository, and beside the compiled output's parent in production. */
const CONTRACT_FILE = [resolveFromHere('../../openapi/openapi.yaml'), resolve('openapi/openapi.yaml')];

/** Reads and bundles the contract; throws when a reference leads nowhere or an operation lacks its marks. */
export function loadContract(): Contract {
  const document = bundle(firstReadable(CONTRACT_FILE)) as OpenApiDocument;
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] !== undefined).map((method) =>
      readOperation(path, method, item[method] as JsonObject),
    ),
  );
  return { document, operations };
}

function readOperation(path: string, method: Method, operation: JsonObject): ContractOperation {
  const id = operation['operationId'];
  const permission = operation['x-permission'];
  if (typeof id !== 'string') throw new Error(`${method} ${path} has no operationId`);
  if (typeof permission !== 'string') throw new Error(`${id} has no x-permission`);
  const parameters = (operation['parameters'] ?? []) as JsonObject[];
  return {
    id,
    method,
    path,
    permission,
    streaming: operation['x-streaming'] === true,
    idempotent: parameters.some(
      (parameter) => parameter['$ref'] === '#/components/parameters/IdempotencyKey',
    ),
    tag: (operation['tags'] as string[] | undefined)?.[0] ?? '',
  };
}

/**
 * Folds every file reference into the root's components: `./identity/schemas.yaml#/User` becomes
 * `#/components/schemas/IdentityUser`, shared parameters and responses keep their names. Path items are put in place.
 */
function bundle(file: string): Json {
  const root = readYaml(file) as JsonObject;
  const bundler = createBundler(file, root);
  const items = Object.entries(root['paths'] as Record<string, { $ref: string }>);
  root['paths'] = Object.fromEntries(items.map(([path, item]) => [path, bundler.inPlace(item.$ref)]));
  return root;
}

interface Bundler {
  /** The element a reference of the root file leads to, itself rewritten. */
  inPlace(reference: string): Json;
}

function createBundler(rootFile: string, root: JsonObject): Bundler {
  const base = dirname(rootFile);
  const components = (root['components'] ??= {}) as JsonObject;
  const files = new Map<string, Json>([[rootFile, root]]);

  const element = (target: string, pointer: string): Json => {
    const content = files.get(target) ?? readYaml(target);
    files.set(target, content);
    const found = follow(content, pointer);
    if (found === undefined) throw new Error(`${target}#${pointer} leads nowhere`);
    return found;
  };

  /** Puts one referenced element among the components, once, and returns its new address. */
  const lift = (target: string, pointer: string, kind: ComponentKind): string => {
    const name = nameOf(relative(base, target), pointer);
    const place = (components[kind] ??= {}) as JsonObject;
    if (!(name in place)) {
      place[name] = element(target, pointer);
      rewrite(place[name], target);
    }
    return `#/components/${kind}/${name}`;
  };

  const rewrite = (node: Json, at: string, kind: ComponentKind = 'schemas'): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) {
      for (const item of node) rewrite(item, at, kind);
      return;
    }
    const reference = node['$ref'];
    if (typeof reference === 'string' && !reference.startsWith('#/components/')) {
      const { target, pointer } = addressed(reference, at);
      node['$ref'] = lift(target, pointer, kind);
    }
    for (const [key, value] of Object.entries(node)) rewrite(value, at, kindBelow(key, kind));
  };

  return {
    inPlace: (reference) => {
      const { target, pointer } = addressed(reference, rootFile);
      const found = element(target, pointer);
      rewrite(found, target);
      return found;
    },
  };
}

function addressed(reference: string, at: string): { target: string; pointer: string } {
  const [path = '', pointer = ''] = reference.split('#');
  return { target: path === '' ? at : resolve(dirname(at), path), pointer };
}

type ComponentKind = 'schemas' | 'parameters' | 'responses';

/** What a reference below this key points to: parameters and responses have a place of their own. */
function kindBelow(key: string, above: ComponentKind): ComponentKind {
  if (key === 'parameters' || key === 'responses') return key;
  return key === 'schema' || key === 'content' ? 'schemas' : above;
}

/** The name of an element among the components: shared ones keep theirs, others carry their context's. */
function nameOf(file: string, pointer: string): string {
  const name = pointer.split('/').at(-1) ?? '';
  const context = file.includes('/') ? (file.split('/')[0] ?? '') : '';
  const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return context === '' ? name : `${capital(context)}${capital(name)}`;
}

function follow(node: Json, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .filter((step) => step !== '')
    .reduce<Json | undefined>((at, step) => (at as JsonObject | undefined)?.[step], node);
}

function readYaml(file: string): Json {
  return parse(readFileSync(file, 'utf8')) as Json;
}

function firstReadable(files: readonly string[]): string {
  for (const file of files) {
    try {
      readFileSync(file);
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`the contract is at none of ${files.join(', ')}`);
}

function resolveFromHere(path: string): string {
  return resolve(dirname(fileURLToPath(import.meta.url)), path);
}
