import type { Api } from './api.ts';
import { signIn } from './staff.ts';

interface HeldFile {
  holdings: { agency: { slug: string }; items: { recordId: string; values: { column: string }[] }[] }[];
}

/** The agency of whose records the demo's farmers complain, and its clerk. */
const AGENCY = { slug: 'civil-affairs', clerk: 'minzheng' };

/** Objections of the demo: one waits for the agency, one was answered. */
export async function object(api: Api, waiting: Api, answered: Api): Promise<void> {
  await objectTo(waiting, 'registeredOn', '登记日期应为 2018 年', '户口本上写的是 2018 年。');
  const id = await objectTo(answered, 'group', '应为 3 组', '去年分组时改过。');
  if (id === undefined) return;
  const clerk = await signIn(api, AGENCY.clerk);
  await clerk.post(`/v1/objections/${id}/answer`, {
    outcome: 'uphold',
    answer: '经核对户籍底册，组别登记无误，分组调整尚未办理变更登记。',
  });
}

/** Objects to a column of the farmer's newest record of the agency, or to its village where the column is empty. */
async function objectTo(
  farmer: Api,
  column: string,
  claim: string,
  note: string,
): Promise<string | undefined> {
  const { holdings } = await farmer.get<HeldFile>('/v1/me/file');
  const record = holdings.find(({ agency }) => agency.slug === AGENCY.slug)?.items[0];
  if (!record) return undefined;
  const said = record.values.some(({ column: own }) => own === column) ? column : 'village';
  const body = { recordId: record.recordId, column: said, claim, note };
  return (await farmer.post<{ id: string }>('/v1/me/objections', body)).id;
}
