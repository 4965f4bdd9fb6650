import { Checks } from '../../kit/checks.tsx';
import { Choice } from '../../kit/choice.tsx';
import { Select } from '../../kit/select.tsx';
import { TextField } from '../../kit/text-field.tsx';
import { optionsOf } from '../page/options-of.ts';
import { useCatalogueWords } from './catalogue-words.ts';
import { useDraftText, type VersionFieldsProps } from './use-draft-text.ts';

const UNITS: Readonly<Record<string, readonly string[]>> = {
  money: ['元', '万元'],
  area: ['亩', '公顷'],
  weight: ['克', '两', '斤', '公斤', '担', '吨'],
};

/** A field to be added: nothing is asked before a type is chosen. */
export function NewFieldFields(props: VersionFieldsProps) {
  const words = useCatalogueWords();
  const { draft, change, messageOf } = props;
  return (
    <>
      <Select
        name="fieldType"
        label={words.addField}
        empty={words.nothingAdded}
        options={optionsOf(words.types)}
        value={draft.fieldType}
        error={messageOf('fieldType')}
        onChange={(fieldType) => {
          change({ fieldType, fieldUnit: UNITS[fieldType]?.[0] ?? '' });
        }}
      />
      {draft.fieldType !== '' && <Named {...props} />}
      {draft.fieldType !== '' && <Shared {...props} />}
    </>
  );
}

function Named(props: VersionFieldsProps) {
  const words = useCatalogueWords();
  const text = useDraftText(props);
  const { draft, change, messageOf } = props;
  const units = UNITS[draft.fieldType];
  return (
    <>
      <TextField {...text('fieldHeader', words.fieldHeader)} maxLength={100} />
      <TextField
        {...text('fieldName', words.fieldName)}
        maxLength={63}
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField {...text('fieldZh', words.fieldZh)} maxLength={100} />
      <TextField {...text('fieldEn', words.fieldEn)} maxLength={100} />
      {units && (
        <Select
          name="fieldUnit"
          label={words.fieldUnit}
          options={units.map((unit) => ({ value: unit, label: unit }))}
          value={draft.fieldUnit}
          error={messageOf('fieldUnit')}
          onChange={(fieldUnit) => {
            change({ fieldUnit });
          }}
        />
      )}
      {draft.fieldType === 'code' && (
        <TextField {...text('fieldValues', words.fieldValues)} lines={4} maxLength={5_000} />
      )}
    </>
  );
}

function Shared({ draft, change, messageOf }: VersionFieldsProps) {
  const words = useCatalogueWords();
  return (
    <>
      <Checks
        name="fieldRequired"
        label={words.required}
        options={[{ value: 'required', label: words.fieldRequired }]}
        value={draft.fieldRequired}
        onChange={(fieldRequired) => {
          change({ fieldRequired });
        }}
      />
      <Choice
        name="fieldClass"
        label={words.fieldClass}
        options={optionsOf(words.classes).filter(({ value }) => value !== 'PROHIBITED')}
        value={draft.fieldClass}
        error={messageOf('fieldClass')}
        onChange={(fieldClass) => {
          change({ fieldClass });
        }}
      />
      <Checks
        name="fieldRecipients"
        label={words.fieldRecipients}
        options={optionsOf(words.recipients)}
        value={draft.fieldRecipients}
        error={messageOf('fieldRecipients')}
        onChange={(fieldRecipients) => {
          change({ fieldRecipients });
        }}
      />
    </>
  );
}
