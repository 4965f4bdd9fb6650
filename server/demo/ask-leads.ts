import type { Api } from './api.ts';
import { signIn } from './staff.ts';

interface Lead {
  leadId: string;
  ruleId: string;
}

interface Run {
  runId: string;
  state: string;
}

/** Of every so many leads one is left unasked, the others are asked, answered or decided. */
const TURN = 4;
/** Leads by this rule wait for the household: one of them concerns a farmer who can sign in. */
const WAITING = 'allowance-car';

/**
 * The conflict leads of the demo: every household is checked, then the county asks, writes down visits and decides, so
 * that the queue, the precision of rules and a farmer's question can be seen.
 */
export async function askLeads(api: Api): Promise<void> {
  const official = await signIn(api, 'county');
  await checkAll(official);
  const { items } = await official.get<{ items: Lead[] }>('/v1/leads?limit=200');
  for (const [position, lead] of items.entries()) {
    const turn = position % TURN;
    if (turn === 0 && lead.ruleId !== WAITING) continue;
    const path = `/v1/leads/${lead.leadId}`;
    await official.post(`${path}/ask`, {
      parties: ['household'],
      words: '几个部门的记录对不上，请您说说是怎么回事。',
    });
    // A third of them waits for the household itself.
    if (turn === 1 || lead.ruleId === WAITING) continue;
    await official.post(`${path}/replies`, { answer: 'explained', words: '入户问过，家里人说明了情况。' });
    if (turn === 3)
      await official.post(`${path}/decision`, {
        outcome: position % 3 === 0 ? 'dismissed' : 'confirmed',
        words: position % 3 === 0 ? '有正当原因，予以排除。' : '经核实与登记一致，已通知部门处理。',
      });
  }
}

async function checkAll(official: Api): Promise<void> {
  let run = await official.post<Run>('/v1/lead-runs', {});
  while (run.state !== 'finished') {
    await new Promise((resolve) => setTimeout(resolve, 100));
    run = await official.get<Run>(`/v1/lead-runs/${run.runId}`);
  }
}
