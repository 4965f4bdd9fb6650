import { profileOf } from '../../../modules/credit/features/profile-of.ts';
import { loadModels } from '../../../modules/credit/models/models.ts';
import { computeDocument, sealDocument, sealInput } from '../../../modules/credit/scores/score-document.ts';
import { aFullFile, anInstalment, aPowerBill, noonOf } from './household.ts';

/**
 * Stored scores must come out again byte for byte. A change of a sentence, a definition or the scoring changes these
 * hashes: then raise `DEFINITIONS_VERSION`, keep what the old version did for old scores, and renew the hashes.
 */
const SEALED = {
  spotless: '78b0a9321f1dd86cb0a98154cac1cc420fad6e3e27ce26bd6f0b7412befd5173',
  troubled: '7182ab219068e54bb2f9811d24594b4a7e29cc2dab454eb12091a9072447ee4b',
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
