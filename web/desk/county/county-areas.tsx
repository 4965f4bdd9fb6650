import { useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { DataTable, type Column, type Sorting } from '../../kit/data-table.tsx';
import { RegionPicker } from '../../kit/region-picker.tsx';
import { Select } from '../../kit/select.tsx';
import type { components } from '../../../openapi/contract.gen.ts';
import { count } from '../../shared/formats/money.ts';
import { optionsOf } from '../page/options-of.ts';
import { townshipFigures, villageFigures, type AreaFigures, type Metric } from './area-figures.ts';
import { CountyMap } from './county-map.tsx';
import { useCountyWords } from './county-words.ts';
import { figureText } from './figure-text.ts';

type Schemas = components['schemas'];

interface Props {
  counts: Schemas['VillageList']['items'];
  overview: Schemas['CreditOverview'];
}

/** Map and table of the same figures: the county by township, a township by village. */
export function CountyAreas({ counts, overview }: Props) {
  const words = useCountyWords();
  const [metric, setMetric] = useState<Metric>('scored');
  const [chosen, setChosen] = useState('');
  const townships = townshipFigures(counts, overview.townships);
  const here = counts.filter((village) => village.code === chosen || village.townshipCode === chosen);
  const township = townships.find((one) => one.code === here[0]?.townshipCode);
  const areas = township ? villageFigures(here, overview.villages) : townships;
  return (
    <section className="page-section">
      <h2>{words.map}</h2>
      <Select
        name="metric"
        label={words.metric}
        options={optionsOf(words.metrics)}
        value={metric}
        onChange={(picked) => {
          setMetric(picked === '' ? 'scored' : picked);
        }}
      />
      <RegionPicker
        name="region"
        label={words.region}
        county={words.all}
        villages={counts}
        value={chosen}
        onChange={setChosen}
      />
      <CountyMap
        townships={townships}
        metric={metric}
        chosen={township?.code}
        onChoose={(code) => {
          setChosen(code === township?.code ? '' : code);
        }}
      />
      <div className="page-head">
        <h2>{township ? words.tableTownship(township.name) : words.tableCounty}</h2>
        {township && (
          <Button
            onClick={() => {
              setChosen('');
            }}
          >
            {words.backToCounty}
          </Button>
        )}
      </div>
      <AreaTable areas={areas} township={township} onChoose={setChosen} />
    </section>
  );
}

interface TableProps {
  areas: readonly AreaFigures[];
  township: AreaFigures | undefined;
  onChoose: (code: string) => void;
}

function AreaTable({ areas, township, onChoose }: TableProps) {
  const words = useCountyWords();
  const [sorting, setSorting] = useState<Sorting>({ column: 'households', descending: true });
  return (
    <DataTable
      caption={township ? words.tableTownship(township.name) : words.tableCounty}
      rows={sorted(areas, sorting)}
      rowKey={(area) => area.code}
      columns={useColumns(township === undefined ? onChoose : undefined)}
      sorting={sorting}
      onSort={setSorting}
    />
  );
}

function useColumns(onChoose: ((code: string) => void) | undefined): Column<AreaFigures>[] {
  const words = useCountyWords();
  const name: Column<AreaFigures> = {
    key: 'name',
    header: onChoose ? words.township : words.village,
    names: true,
    sortable: true,
    cell: (area) =>
      onChoose ? (
        <Button
          kind="quiet"
          onClick={() => {
            onChoose(area.code);
          }}
        >
          {area.name}
        </Button>
      ) : (
        area.name
      ),
  };
  const figures: Column<AreaFigures>[] = [
    { key: 'households', header: words.households, cell: (area) => count(area.households) },
    { key: 'persons', header: words.persons, cell: (area) => count(area.persons) },
    { key: 'scored', header: words.scoredShare, cell: (area) => figureText(area, 'scored', words.withheld) },
    { key: 'good', header: words.goodShare, cell: (area) => figureText(area, 'good', words.withheld) },
  ];
  return [name, ...figures.map((column) => ({ ...column, align: 'end' as const, sortable: true }))];
}

function sorted(areas: readonly AreaFigures[], { column, descending }: Sorting): AreaFigures[] {
  const key = column as 'name' | 'households' | 'persons' | 'scored' | 'good';
  const turn = descending ? -1 : 1;
  return [...areas].sort((left, right) => {
    if (key === 'name') return turn * left.name.localeCompare(right.name, 'zh-CN');
    return turn * ((left[key] ?? -1) - (right[key] ?? -1));
  });
}
