import { useState } from 'react';
import { EmptyState } from '../../kit/empty-state.tsx';
import type { FieldError } from '../../kit/error-summary.tsx';
import { FileField } from '../../kit/file-field.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { server } from '../../shared/api/client.ts';
import { problemSentence } from '../../shared/api/problem-sentence.ts';
import { Answer } from '../../shared/page/answer.tsx';
import { Form } from '../page/form.tsx';
import { useBilingual } from '../page/use-bilingual.ts';
import { useAgencyWords, type AgencyWords } from './agency-words.ts';
import { sendFile } from './send-file.ts';
import { UnfinishedUploads } from './unfinished-uploads.tsx';
import { useDeliveryWords } from './delivery-words.ts';
import { previewForm, type DataContract, type Delivery, type Preview } from './upload-form.ts';

type OnLooked = (delivery: Delivery, preview: Preview) => void;

/** Which dataset, which file; reads the first rows of it. */
export function ChooseStep({ onLooked }: { onLooked: OnLooked }) {
  const words = useAgencyWords();
  const contracts = server.useQuery('get', '/v1/data-contracts');
  return (
    <Answer of={contracts}>
      {({ items }) => {
        const own = items.filter((contract) => contract.mayDeliver);
        if (own.length === 0) return <EmptyState title={words.noDatasets}>{words.noDatasetsText}</EmptyState>;
        return (
          <>
            <UnfinishedUploads />
            <ChooseForm contracts={own} onLooked={onLooked} />
          </>
        );
      }}
    </Answer>
  );
}

function ChooseForm({ contracts, onLooked }: { contracts: readonly DataContract[]; onLooked: OnLooked }) {
  const words = useAgencyWords();
  const say = useBilingual();
  const only = contracts.length === 1 ? contracts[0]?.dataset : undefined;
  const [dataset, setDataset] = useState(only ?? '');
  const [file, setFile] = useState<File>();
  const [declaredRows, setDeclaredRows] = useState('');
  const [kind, setKind] = useState<Delivery['kind'] | ''>('');
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [busy, setBusy] = useState(false);
  const contract = contracts.find((one) => one.dataset === dataset);
  const chosen = kindFor(contract, kind);
  const messageOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const look = async () => {
    const wrong = faultsOf({ contract, file, declaredRows }, words);
    setErrors(wrong);
    if (wrong.length > 0 || !contract || !file) return;
    setBusy(true);
    const delivery = { contract, file, declaredRows, kind: chosen };
    const answer = await sendFile<Preview>('/v1/batches/preview', previewForm(delivery));
    setBusy(false);
    if ('data' in answer) onLooked(delivery, answer.data);
    else if ('error' in answer) setErrors([{ field: 'file', message: problemSentence(answer.error) }]);
  };
  return (
    <Form errors={errors} busy={busy} verb={words.preview} onSubmit={look}>
      <Select
        name="dataset"
        label={words.dataset}
        hint={words.datasetHint}
        options={contracts.map((one) => ({ value: one.dataset, label: say(one.title) }))}
        value={dataset}
        onChange={setDataset}
        error={messageOf('dataset')}
      />
      {contract && <KindField contract={contract} value={chosen} onChange={setKind} />}
      <FileField
        name="file"
        label={words.file}
        hint={words.fileHint}
        accept=".csv,.txt,.xlsx,.ndjson,.jsonl,.zip"
        file={file}
        onChange={setFile}
        error={messageOf('file')}
      />
      <TextField
        name="declaredRows"
        label={words.declaredRows}
        hint={words.declaredRowsHint}
        optional
        inputMode="numeric"
        maxLength={9}
        value={declaredRows}
        onChange={setDeclaredRows}
        error={messageOf('declaredRows')}
      />
    </Form>
  );
}

function faultsOf(
  chosen: { contract: DataContract | undefined; file: File | undefined; declaredRows: string },
  words: AgencyWords,
): FieldError[] {
  const wrong: FieldError[] = [];
  if (!chosen.contract) wrong.push({ field: 'dataset', message: words.datasetNeeded });
  if (!chosen.file) wrong.push({ field: 'file', message: words.fileNeeded });
  if (!/^\d{0,9}$/.test(chosen.declaredRows))
    wrong.push({ field: 'declaredRows', message: words.declaredRowsWrong });
  return wrong;
}

/** What was chosen if the contract allows it, else what is usual. */
function kindFor(contract: DataContract | undefined, kind: Delivery['kind'] | ''): Delivery['kind'] {
  const { kinds, usual } = contract?.deliveries ?? { kinds: [], usual: 'full' };
  return kinds.find((one) => one === kind) ?? usual;
}

function KindField({
  contract: { deliveries },
  value,
  onChange,
}: {
  contract: DataContract;
  value: Delivery['kind'];
  onChange: (kind: Delivery['kind'] | '') => void;
}) {
  const words = useDeliveryWords();
  return (
    <Select
      name="deliveryKind"
      label={words.kind}
      hint={deliveries.fullEndsMissing ? `${words.kindHint} ${words.endsMissing}` : words.kindHint}
      options={deliveries.kinds.map((one) => ({ value: one, label: words.kinds[one] }))}
      value={value}
      onChange={onChange}
    />
  );
}
