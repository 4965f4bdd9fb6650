import { Button } from '../../kit/button.tsx';
import { DataTable } from '../../kit/data-table.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { useBilingual } from '../page/use-bilingual.ts';
import { ClassTag } from './catalogue-tags.tsx';
import { useCatalogueWords } from './catalogue-words.ts';

type DocumentColumn = components['schemas']['DocumentColumn'];

interface Props {
  columns: readonly DocumentColumn[];
  /** Asks who gets this field; without it nothing can be asked. */
  onAsk: (column: string) => void;
}

/** The fields of a dataset with their classes and who gets them. */
export function FieldsTable({ columns, onAsk }: Props) {
  const words = useCatalogueWords();
  const say = useBilingual();
  return (
    <DataTable
      caption={words.fields}
      captionUnseen
      rows={columns}
      rowKey={(column) => column.name}
      columns={[
        { key: 'header', header: words.header, names: true, cell: (column) => column.header },
        { key: 'meaning', header: words.meaning, cell: (column) => say(column.title) },
        { key: 'type', header: words.type, cell: (column) => words.types[column.type] ?? column.type },
        { key: 'class', header: words.class, cell: (column) => <ClassTag of={column.class ?? 'NORMAL'} /> },
        { key: 'who', header: words.who, cell: (column) => <Recipients of={column} /> },
        {
          key: 'required',
          header: words.required,
          cell: (column) => (column.required ? words.yes : words.no),
        },
        { key: 'limits', header: words.limits, cell: (column) => limitsOf(column, words.comma) },
        {
          key: 'ask',
          header: words.ask,
          cell: (column) => (
            <Button
              kind="quiet"
              aria-label={`${words.open} ${words.askTitle(say(column.title))}`}
              onClick={() => {
                onAsk(column.name);
              }}
            >
              {words.open}
            </Button>
          ),
        },
      ]}
    />
  );
}

function Recipients({ of: { recipients = [] } }: { of: DocumentColumn }) {
  const words = useCatalogueWords();
  if (recipients.length === 0) return words.onlyPerson;
  return recipients.map((recipient) => words.recipients[recipient]).join(words.comma);
}

function limitsOf({ values, min, max, unit }: DocumentColumn, comma: string): string {
  if (values) return Object.keys(values).join(comma);
  const bounds = min === undefined && max === undefined ? '' : `${String(min ?? '')} … ${String(max ?? '')}`;
  return [unit ?? '', bounds].filter((part) => part !== '').join(' · ');
}
