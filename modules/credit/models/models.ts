import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { canonicalize } from 'json-canonicalize';
import { CATALOGUE, DEFINITIONS_VERSION } from '../features/catalogue.ts';
import { REASON_CODES } from '../reasons/reason-catalogue.ts';
import { checkScorecard } from '../scorecard/check-scorecard.ts';
import { compileCard, type CompiledCard } from '../scorecard/compile-card.ts';
import { readScorecard } from '../scorecard/read-scorecard.ts';

/** A registered scorecard: checked, laid out for scoring, and named by the hash of its canonical JSON. */
export interface Model {
  modelId: string;
  version: string;
  sha256: string;
  card: CompiledCard;
}

/** Every scorecard that ever scored here; retired ones stay, because their scores must be replayed. */
export interface Models {
  inUse: Model;
  all: readonly Model[];
  find: (modelId: string) => Model | undefined;
}

/** The registered artefacts, the one in use first. A changed file no longer fits its hash and stops the start. */
const REGISTERED = [
  {
    file: './expert-core-1.json',
    sha256: 'e3df91c91bfb591d826efa9699757d793427a69abd95554252f9652e004a4992',
  },
];

/** Loads and checks the registered scorecards; throws with the code of the first fault. */
export function loadModels(): Models {
  const all = REGISTERED.map(({ file, sha256 }) => {
    const json: unknown = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
    const model = modelOf(json);
    if (model.sha256 !== sha256) {
      throw new Error(`scorecard ${file} has SHA-256 ${model.sha256}, registered is ${sha256}`);
    }
    return model;
  });
  const [inUse] = all;
  if (inUse === undefined) throw new Error('no scorecard is registered');
  return { inUse, all, find: (modelId) => all.find((model) => model.modelId === modelId) };
}

/** Reads, checks and lays out one artefact; 422 with code and place when it must not be used. */
export function modelOf(json: unknown): Model {
  const card = readScorecard(json);
  checkScorecard(card, {
    catalogue: CATALOGUE,
    definitionsVersion: DEFINITIONS_VERSION,
    reasonCodes: REASON_CODES,
  });
  const sha256 = createHash('sha256').update(canonicalize(card), 'utf8').digest('hex');
  return { modelId: card.modelId, version: card.version, sha256, card: compileCard(card, CATALOGUE) };
}
