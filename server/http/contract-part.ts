import type { Contract, Json, JsonObject } from './contract.ts';

/**
 * A document with some paths of the contract and only the components they reach. Streamed bodies are taken out: their
 * handlers read and check them.
 */
export function partOfContract(contract: Contract, paths: readonly string[]): JsonObject {
  const { document } = contract;
  const part = structuredClone(Object.fromEntries(paths.map((path) => [path, document.paths[path] ?? {}])));
  for (const operation of contract.operations) {
    const item = part[operation.path]?.[operation.method] as JsonObject | undefined;
    if (operation.streaming && item) delete item['requestBody'];
  }
  const components: JsonObject = { securitySchemes: follow(document, ['components', 'securitySchemes']) };
  copyReached(part, document, components);
  return { ...document, tags: [], paths: part, components };
}

/** Copies what `node` refers to, and what that refers to, into `components`. */
function copyReached(node: Json, document: JsonObject, components: JsonObject): void {
  if (typeof node !== 'object' || node === null) return;
  const reference = Array.isArray(node) ? undefined : node['$ref'];
  if (typeof reference === 'string') {
    const [, , kind = '', name = ''] = reference.split('/');
    const place = (components[kind] ??= {}) as JsonObject;
    if (!(name in place)) {
      place[name] = structuredClone(follow(document, ['components', kind, name]));
      copyReached(place[name], document, components);
    }
  }
  for (const value of Object.values(node)) copyReached(value, document, components);
}

function follow(document: JsonObject, steps: readonly string[]): Json {
  return steps.reduce<Json>((at, step) => (at as JsonObject)[step] ?? {}, document);
}
