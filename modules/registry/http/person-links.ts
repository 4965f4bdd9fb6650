import type { components } from '../../../openapi/contract.gen.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import type { Tx } from '../../kernel/transaction.ts';
import { explainEdge } from '../linkage/explain-edge.ts';
import type { LinkModel } from '../linkage/link-model.ts';
import { linkModelTable } from '../people/link-table.ts';
import { personNow } from '../people/person-view.ts';
import { linksAmong, nodesOfPerson, type StoredLink } from '../resolve/links-view.ts';

type Schemas = components['schemas'];

const MOST_LINKS = 200;

/** Why records are one person. */
export function personLinkHandlers(): Handlers {
  return {
    readPersonLinks: async (call) => {
      const body = await call.inTransaction((tx) => personLinks(tx, call.path.personId));
      return { status: 200, body };
    },
  };
}

async function personLinks(tx: Tx, id: string): Promise<Schemas['PersonLinks']> {
  const personId = await personNow(tx, id);
  const nodes = await nodesOfPerson(tx, personId);
  if (nodes.length === 0) throw absent('person');
  const links = await linksAmong(
    tx,
    nodes.map(({ nodeId }) => nodeId),
  );
  const models = new Map<string, LinkModel>();
  for (const row of await tx.getRepository(linkModelTable).find())
    models.set(row.id, JSON.parse(row.json) as LinkModel);
  return { personId, nodes, links: links.slice(0, MOST_LINKS).map((link) => present(link, models)) };
}

function present(link: StoredLink, models: ReadonlyMap<string, LinkModel>): Schemas['PersonLink'] {
  const { left, right, weightCb, levels, modelId } = link;
  const model = models.get(modelId);
  const lines = model ? explainEdge(model, { weightCb, levels }) : [];
  const evidence = lines.map(({ zh, en, ...line }) => ({ ...line, text: { zh, en } }));
  return { left, right, weightCb, modelId, evidence };
}
