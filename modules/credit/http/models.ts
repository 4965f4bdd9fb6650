import type { components } from '../../../openapi/contract.gen.ts';
import type { Handlers } from '../../kernel/operation.ts';
import { absent } from '../../kernel/problem.ts';
import { featureOf } from '../features/catalogue.ts';
import { binText, unitText, windowText } from '../reasons/words.ts';
import type { CompiledFactor } from '../scorecard/compile-card.ts';
import type { Model, Models } from '../models/models.ts';
import type { Scoring } from '../scores/scoring.ts';

type Schemas = components['schemas'];

export function modelHandlers({ models }: Scoring): Handlers {
  return {
    listCreditModels: () =>
      Promise.resolve({
        status: 200,
        body: {
          items: models.all.map((model) => ({
            ...heading(models, model),
            factors: model.card.factors.length,
          })),
        },
      }),
    readCreditModel: (call) => {
      const model = models.find(call.path.modelId);
      if (model === undefined) throw absent('scorecard');
      return Promise.resolve({ status: 200, body: modelBody(models, model) });
    },
  };
}

type Heading = Omit<Schemas['CreditModelSummary'], 'factors'>;

function heading(models: Models, model: Model): Heading {
  const { modelId, version, name, kind, card } = model.card.declared;
  return { modelId, version, sha256: model.sha256, name, kind, card, inUse: model === models.inUse };
}

function modelBody(models: Models, model: Model): Schemas['CreditModel'] {
  const { definitionsVersion, scale, basePoints, grades } = model.card.declared;
  return {
    ...heading(models, model),
    definitionsVersion,
    scale,
    basePoints,
    grades: [...grades],
    factors: model.card.factors.map(factorBody),
  };
}

function factorBody(factor: CompiledFactor): Schemas['CreditFactor'] {
  const feature = featureOf(factor.feature);
  if (feature === undefined) throw new Error(`factor ${factor.feature} is not in the catalogue`);
  const { reason, missing, bins, why } = factor.declared;
  return {
    feature: factor.feature,
    number: feature.number,
    name: feature.name,
    unit: unitText(feature.unit),
    window: windowText(feature),
    trend: feature.trend,
    code: reason,
    maxPoints: factor.range,
    missing: { rule: missing.rule === 'N' ? 'neutral' : 'own-bin', points: missing.points },
    why,
    bins: bins.map((bin) => ({ label: binText(feature.unit, bin), ...bin })),
  };
}
