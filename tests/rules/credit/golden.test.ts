import { profileOf } from '../../../modules/credit/features/profile-of.ts';
import { loadModels } from '../../../modules/credit/models/models.ts';
import { computeDocument, sealDocument, sealInput } from '../../../modules/credit/scores/score-document.ts';
import { aFullFile, anInstalment, aPowerBill, noonOf } from './household.ts';

/**
 * Stored scores must come out again byte for byte. A change of a sentence, a definition or the scoring changes these
 * hashes: then raise `DEFINITIONS_VERSION`, keep what the old version did for old scores, and renew the hashes.
 */
const SEALED = {
  spotless: '62fd66a934cca5a60750c18ed0807118db363e19186f16180a00d27103e71da1',
  troubled: '6f853b0b3c4c3ec7bffc3a8e32ac0593f2b0ec1d5071918a701dcc3baa869ee6',
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
