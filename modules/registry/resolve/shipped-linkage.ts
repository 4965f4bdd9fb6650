import { readFileSync } from 'node:fs';
import type { Vault } from '../../kernel/vault.ts';
import type { LinkModel } from '../linkage/link-model.ts';
import { modelSha256, modelText } from '../linkage/make-model.ts';
import { createLinkage, type Linkage, type LinkageNeeds } from './linkage.ts';

const FILE = new URL('../linkage/models/person-1.json', import.meta.url);

/** The engine under the model that is shipped and approved with this version; its keys are made with this vault. */
export function shippedLinkage(openLinker: LinkageNeeds['openLinker'], vault: Vault): Linkage {
  const model = JSON.parse(readFileSync(FILE, 'utf8')) as LinkModel;
  return createLinkage({
    openLinker,
    model,
    modelId: modelSha256(model),
    modelJson: modelText(model),
    approvedBy: 'tianxin',
    secret: vault.lookup('block-key', model.name),
  });
}
