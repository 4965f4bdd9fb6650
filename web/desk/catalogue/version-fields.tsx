import { Button } from '../../kit/button.tsx';
import { Choice } from '../../kit/choice.tsx';
import { FileField } from '../../kit/file-field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { saveFile } from '../page/save-file.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { NewFieldFields } from './new-field-fields.tsx';
import { useDraftText, type VersionFieldsProps } from './use-draft-text.ts';

/** The usual changes, or a whole YAML text; note and grace stand below both. */
export function VersionFields(props: VersionFieldsProps) {
  const words = useCatalogueWords();
  const text = useDraftText(props);
  const { draft, change } = props;
  return (
    <>
      <Choice
        name="mode"
        label={words.propose}
        options={[
          { value: 'edit', label: words.edit },
          { value: 'yaml', label: words.yaml },
        ]}
        value={draft.mode}
        onChange={(mode) => {
          change({ mode });
        }}
      />
      {draft.mode === 'yaml' ? <YamlFields {...props} /> : <UsualFields {...props} />}
      <TextField
        {...text('graceDays', words.graceDays)}
        hint={words.graceHint}
        inputMode="numeric"
        maxLength={3}
      />
      <TextField {...text('note', words.note)} hint={words.noteHint} optional lines={3} maxLength={1_000} />
    </>
  );
}

function YamlFields(props: VersionFieldsProps) {
  const words = useCatalogueWords();
  const text = useDraftText(props);
  const download = () => {
    // JSON is YAML, and keeps every member of the document.
    const json = JSON.stringify(props.document, null, 2);
    saveFile(new Blob([json], { type: 'application/yaml' }), `${props.document.dataset}.yaml`);
  };
  const read = (file: File | undefined) => {
    if (file)
      void file.text().then((yaml) => {
        props.change({ yaml });
      });
  };
  return (
    <>
      <p>
        <Button onClick={download}>
          <Icon name="down" />
          {words.downloadYaml}
        </Button>
      </p>
      <FileField
        name="yamlFile"
        label={words.yamlFile}
        hint={words.yamlHint}
        accept=".yaml,.yml,.json"
        optional
        file={undefined}
        onChange={read}
      />
      <TextField {...text('yaml', words.yamlText)} lines={12} maxLength={200_000} spellCheck={false} />
    </>
  );
}

function UsualFields(props: VersionFieldsProps) {
  const words = useCatalogueWords();
  const say = useBilingual();
  const text = useDraftText(props);
  const { document, draft, change, messageOf } = props;
  const bounded = document.columns.filter(({ type }) =>
    ['integer', 'decimal', 'money', 'area', 'weight', 'year'].includes(type),
  );
  return (
    <>
      <TextField {...text('tolerance', words.toleranceLabel)} inputMode="decimal" maxLength={6} />
      <TextField {...text('promise', words.promiseLabel)} inputMode="numeric" maxLength={4} />
      <Select
        name="boundsOf"
        label={words.boundsOf}
        hint={words.boundsHint}
        empty={words.noBounds}
        options={bounded.map(({ name, title }) => ({ value: name, label: say(title) }))}
        value={draft.boundsOf}
        error={messageOf('boundsOf')}
        onChange={(boundsOf) => {
          const column = document.columns.find(({ name }) => name === boundsOf);
          change({ boundsOf, min: String(column?.min ?? ''), max: String(column?.max ?? '') });
        }}
      />
      {draft.boundsOf !== '' && (
        <>
          <TextField {...text('min', words.min)} optional inputMode="numeric" maxLength={16} />
          <TextField {...text('max', words.max)} optional inputMode="numeric" maxLength={16} />
        </>
      )}
      <NewFieldFields {...props} />
    </>
  );
}
