import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { useKitWords } from './kit-words.ts';
import './data-table.css';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand right so that their places align. */
  align?: 'end';
  sortable?: boolean;
  /** The cell that names the row for screen readers. */
  names?: boolean;
}

export interface Sorting {
  column: string;
  descending: boolean;
}

interface Selection {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}

interface Props<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sorting?: Sorting | undefined;
  onSort?: (sorting: Sorting) => void;
  selection?: Selection;
  /** Only its screen-reader text; the heading above usually says the same. */
  captionUnseen?: boolean;
}

/** Rows as they come from the server; scrolls inside its own focusable region, the header stays in sight. */
export function DataTable<Row>(props: Props<Row>) {
  const { caption, columns, rows, rowKey, selection, captionUnseen = true } = props;
  return (
    <div className="k-table" role="region" aria-label={caption} tabIndex={0}>
      <table>
        <caption className={captionUnseen ? 'k-unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {selection && <SelectAll selection={selection} keys={rows.map(rowKey)} />}
            {columns.map((column) => (
              <Header key={column.key} column={column} sorting={props.sorting} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} aria-selected={selection?.chosen.has(rowKey(row))}>
              {selection && <SelectOne selection={selection} id={rowKey(row)} />}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.align && 'k-table-end';
  if (column.names)
    return (
      <th scope="row" className={className}>
        {column.cell(row)}
      </th>
    );
  return <td className={className}>{column.cell(row)}</td>;
}

interface HeaderProps<Row> {
  column: Column<Row>;
  sorting: Sorting | undefined;
  onSort: ((sorting: Sorting) => void) | undefined;
}

function Header<Row>({ column, sorting, onSort }: HeaderProps<Row>) {
  const words = useKitWords();
  const sorted = sorting?.column === column.key;
  const direction = sorting?.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={classNames(column.align && 'k-table-end')}
      aria-sort={sorted ? direction : undefined}
    >
      {column.sortable && onSort ? (
        <button
          type="button"
          title={words.sortBy(column.header)}
          onClick={() => {
            onSort({ column: column.key, descending: sorted ? !sorting.descending : false });
          }}
        >
          {column.header} <Icon name={!sorted ? 'sort' : sorting.descending ? 'down' : 'up'} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function SelectAll({ selection, keys }: { selection: Selection; keys: readonly string[] }) {
  const words = useKitWords();
  const all = keys.length > 0 && keys.every((key) => selection.chosen.has(key));
  return (
    <th scope="col" className="k-table-check">
      <input
        type="checkbox"
        aria-label={words.selectAllHere}
        checked={all}
        onChange={() => {
          selection.onChange(new Set(all ? [] : keys));
        }}
      />
    </th>
  );
}

function SelectOne({ selection, id }: { selection: Selection; id: string }) {
  const words = useKitWords();
  return (
    <td className="k-table-check">
      <input
        type="checkbox"
        aria-label={words.selectRow}
        checked={selection.chosen.has(id)}
        onChange={() => {
          const chosen = new Set(selection.chosen);
          if (!chosen.delete(id)) chosen.add(id);
          selection.onChange(chosen);
        }}
      />
    </td>
  );
}
