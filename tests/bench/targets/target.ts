/** What a server under load tells the process that loads it. */
export interface Ready {
  port: number;
  paths: string[];
  token?: string;
}

/** The answer that all servers give: as large as a released score. */
export const ANSWER = {
  id: 'inq_01KAQ5W3D8Z6T9N2M4XVB7C1RF',
  consentId: 'cst_01KAQ5W3D8Z6T9N2M4XVB7C1RE',
  purpose: 'LOAN_APPROVAL',
  kind: 'hard',
  inquiredAt: '2026-11-23T02:00:00.000Z',
  score: {
    scale: { min: 300, max: 850 },
    score: 688,
    band: 'A',
    thin: false,
    modelId: 'core-expert',
    modelVersion: '1.0.0',
    modelSha256: 'a'.repeat(64),
    asOf: '2026-11-23T02:00:00.000Z',
    scoredAt: '2026-11-23T02:00:00.000Z',
    coverageBp: 8_200,
    reasonCodes: ['R01', 'R05', 'R07', 'R12', 'R20', 'R21'].map((code) => ({
      code,
      direction: 'shortfall',
      text: { zh: '近两年有逾期还款的记录', en: 'A repayment was late in the last two years.' },
      points: 12,
    })),
    dataFreshness: ['loans', 'land', 'subsidies', 'insurance', 'vehicles', 'companies'].map((datasetId) => ({
      datasetId,
      receivedAt: '2026-11-01T02:00:00.000Z',
    })),
  },
  access: { id: 'acc_01KAQ5W3D8Z6T9N2M4XVB7C1RG', index: 17 },
} as const;

/** Tells the loading process that the server listens. */
export function ready(message: Ready): void {
  if (!process.send) throw new Error('start this through the bench');
  process.send(message);
}
