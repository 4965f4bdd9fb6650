import { profileOf } from '../../../modules/credit/features/profile-of.ts';
import { loadModels } from '../../../modules/credit/models/models.ts';
import { computeDocument, sealDocument, sealInput } from '../../../modules/credit/scores/score-document.ts';
import { aFullFile, anInstalment, aPowerBill, noonOf } from './household.ts';

/**
 * Stored scores must come out again byte for byte. A change of a sentence, a definition or the scoring changes these
 * hashes: then raise `DEFINITIONS_VERSION`, keep what the old version did for old scores, and renew the hashes.
 */
const SEALED = {
  spotless: 'dab9b5c407c6e739fbf391b6bc5fe1201134c2af277242976b8d878007748b2a',
  troubled: 'e867c41e1a5a33b0bc2cf742e30570206c2d3a0dac8d6d154db4ba476d99aa8f',
};

const { inUse } = loadModels();
const asOf = noonOf('2026-11-23');

function sealed(records: ReturnType<typeof aFullFile>): string {
  const named = records.map((record, index) => ({ ...record, recordId: `rec_${String(index)}` }));
  const input = sealInput({ householdId: 'hh_golden', asOf }, profileOf(named, asOf), inUse);
  return sealDocument(computeDocument(input, inUse)).sha256;
}

describe('golden households', () => {
  it('come out the same for ever', () => {
    const troubles = [anInstalment('L2', '2025-12-01', '2026-01-20'), aPowerBill('B3', '2026-08-15', null)];
    expect({ spotless: sealed(aFullFile()), troubled: sealed([...aFullFile(), ...troubles]) }).toEqual(
      SEALED,
    );
  });
});
