import { server } from '../../shared/api/client.ts';
import { useBilingual } from './use-bilingual.ts';

/** The name of a dataset as its data contract gives it; its code until the contracts are loaded. */
export function useDatasetNames(): (dataset: string) => string {
  const say = useBilingual();
  const contracts = server.useQuery('get', '/v1/data-contracts', {}, { staleTime: Infinity });
  const titles = new Map((contracts.data?.items ?? []).map((contract) => [contract.dataset, contract.title]));
  return (dataset) => {
    const title = titles.get(dataset);
    return title === undefined ? dataset : say(title);
  };
}
