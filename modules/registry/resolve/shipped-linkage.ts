import type { Vault } from '../../kernel/vault.ts';
import { modelSha256, modelText } from '../linkage/make-model.ts';
import { personModel } from '../linkage/person-spec.ts';
import { createLinkage, type Linkage, type LinkageNeeds } from './linkage.ts';

/** The engine under the model that is shipped and approved with this version; its keys are made with this vault. */
export function shippedLinkage(openLinker: LinkageNeeds['openLinker'], vault: Vault): Linkage {
  const model = personModel();
  return createLinkage({
    openLinker,
    model,
    modelId: modelSha256(model),
    modelJson: modelText(model),
    approvedBy: 'tianxin',
    secret: vault.lookup('block-key', model.name),
  });
}
