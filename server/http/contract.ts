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

type Json = null | boolean | number | string | Json[] | JsonObject;
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
    tag: String((operation['tags'] as Json[] | undefined)?.[0]),
  };
}

/**
 * Folds every file reference into the root's components: `./identity/schemas.yaml#/User` becomes
 * `#/components/schemas/IdentityUser`, shared parameters and responses keep their names. Path items are put in place.
 */
function bundle(file: string): Json {
  const root = readYaml(file) as JsonObject;
  const components = (root['components'] ??= {}) as JsonObject;
  const files = new Map<string, Json>([[file, root]]);
  const load = (target: string): Json => {
    const content = files.get(target) ?? readYaml(target);
    files.set(target, content);
    return content;
  };

  /** Puts one referenced element among the components, once, and returns its new address. */
  const lift = (target: string, pointer: string, kindOfPlace: ComponentKind): string => {
    const place = { kind: kindOfPlace, name: nameOf(relative(dirname(file), target), pointer) };
    const kind = (components[place.kind] ??= {}) as JsonObject;
    if (!(place.name in kind)) {
      const element = follow(load(target), pointer);
      if (element === undefined) throw new Error(`${target}#${pointer} leads nowhere`);
      kind[place.name] = element;
      rewrite(element, target);
    }
    return `#/components/${place.kind}/${place.name}`;
  };

  const rewrite = (node: Json, at: string, kind: ComponentKind = 'schemas'): void => {
    if (Array.isArray(node)) for (const item of node) rewrite(item, at, kind);
    else if (typeof node === 'object' && node !== null) {
      const reference = node['$ref'];
      if (typeof reference === 'string' && !reference.startsWith('#/components/')) {
        const [path = '', pointer = ''] = reference.split('#');
        node['$ref'] = lift(path === '' ? at : resolve(dirname(at), path), pointer, kind);
      }
      for (const [key, value] of Object.entries(node)) rewrite(value, at, kindBelow(key, kind));
    }
  };

  const pathItem = (item: JsonObject): JsonObject => {
    const [path = '', pointer = ''] = String(item['$ref']).split('#');
    const target = resolve(dirname(file), path);
    const found = follow(load(target), pointer);
    if (found === undefined) throw new Error(`${String(item['$ref'])} leads nowhere`);
    rewrite(found, target);
    return found as JsonObject;
  };

  root['paths'] = Object.fromEntries(
    Object.entries(root['paths'] as Record<string, JsonObject>).map(([path, item]) => [path, pathItem(item)]),
  );
  return root;
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
