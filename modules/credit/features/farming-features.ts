import { inWindow } from './calendar.ts';
import type { Finding } from './household-profile.ts';
import { latestBy, newestBy } from './latest-by.ts';
import { keyIn, numberIn, textIn, type KnownRecords, type RecordOf } from './source-record.ts';
import { headEquivalent, usualYield } from './usual-farm.ts';

/** Entries 16-22: what is grown, kept and owned. */
export function farmingFeatures(known: KnownRecords): Finding[] {
  return [
    ...cropFeatures(known),
    ...livestockFeatures(known),
    ...machineFeature(known),
    ...greenhouseFeature(known),
  ];
}

interface Crop {
  record: RecordOf<'agriculture-crops'>;
  crop: string;
  area: number;
  output: number | null;
}

const SEASONS = 3;

/** Crops of this calendar year and the two before. */
function cropFeatures(known: KnownRecords): Finding[] {
  const earliest = Number(known.asOfDate.slice(0, 4)) - SEASONS + 1;
  const rows = latestBy(known.of('agriculture-crops'), (record) =>
    [record.personId ?? '', numberIn(record, 'year'), textIn(record, 'crop'), numberIn(record, 'plot')].join(
      ' ',
    ),
  );
  const crops = rows
    .filter((record) => (numberIn(record, 'year') ?? 0) >= earliest)
    .map((record): Crop => {
      const crop = textIn(record, 'crop') ?? '';
      return { record, crop, area: numberIn(record, 'area') ?? 0, output: numberIn(record, 'output') };
    })
    .filter((crop) => crop.area > 0);
  if (crops.length === 0) return [];
  const records = crops.map((crop) => crop.record);
  return [
    { feature: 'main-crop-share', value: mainShare(crops), records },
    { feature: 'crop-kinds', value: new Set(crops.map((crop) => crop.crop)).size, records },
    ...yieldFeature(crops),
  ];
}

function mainShare(crops: readonly Crop[]): number {
  const byCrop = new Map<string, number>();
  for (const { crop, area } of crops) byCrop.set(crop, (byCrop.get(crop) ?? 0) + area);
  const whole = crops.reduce((sum, crop) => sum + crop.area, 0);
  return Math.floor((Math.max(...byCrop.values()) * 10_000) / whole);
}

/** Harvest over what the county's mean yield would give on the same area, crops with both figures only. */
function yieldFeature(crops: readonly Crop[]): Finding[] {
  const compared = crops.flatMap(({ record, crop, area, output }) => {
    const mean = usualYield(crop);
    return output === null || mean === undefined ? [] : { record, output, usual: (area * mean) / 100 };
  });
  const usual = compared.reduce((sum, crop) => sum + crop.usual, 0);
  if (usual <= 0) return [];
  const output = compared.reduce((sum, crop) => sum + crop.output, 0);
  const value = Math.floor((output * 10_000) / usual);
  return [{ feature: 'yield-over-county-mean', value, records: compared.map((crop) => crop.record) }];
}

/** The newest count of each species within a year. */
function livestockFeatures(known: KnownRecords): Finding[] {
  const visits = known
    .of('agriculture-livestock')
    .filter((record) => record.eventDate !== undefined && inWindow(record.eventDate, known.asOfDate, 12));
  const counts = newestBy(visits, (record) => `${record.personId ?? ''} ${keyIn(record, 'species')}`);
  if (counts.length === 0) return [];
  const herds = counts.map((record) => ({
    heads: numberIn(record, 'heads') ?? 0,
    vaccinated: numberIn(record, 'vaccinated'),
    weight: headEquivalent(textIn(record, 'species') ?? ''),
  }));
  const stock = herds.reduce((sum, herd) => sum + herd.heads * herd.weight, 0);
  const findings: Finding[] = [{ feature: 'breeding-stock', value: stock, records: counts }];
  const recorded = herds.filter((herd) => herd.vaccinated !== null && herd.heads > 0);
  const heads = recorded.reduce((sum, herd) => sum + herd.heads, 0);
  if (heads > 0) {
    const vaccinated = recorded.reduce((sum, herd) => sum + Math.min(herd.vaccinated ?? 0, herd.heads), 0);
    const value = Math.floor((vaccinated * 10_000) / heads);
    findings.push({ feature: 'vaccination-complete', value, reach: 10_000, records: counts });
  }
  return findings;
}

const MACHINES: ReadonlySet<string> = new Set(['tractor', 'harvester', 'farm-machine']);

function machineFeature(known: KnownRecords): Finding[] {
  const machines = latestBy(known.of('vehicle-registrations'), (record) =>
    keyIn(record, 'plateNumber'),
  ).filter(
    (record) =>
      MACHINES.has(textIn(record, 'kind') ?? '') && (textIn(record, 'state') ?? 'in-use') === 'in-use',
  );
  if (machines.length === 0) return [];
  const power = machines.reduce((sum, record) => sum + (numberIn(record, 'powerKilowatts') ?? 0), 0);
  return [{ feature: 'farm-machinery', value: power, records: machines }];
}

function greenhouseFeature(known: KnownRecords): Finding[] {
  const facilities = latestBy(known.of('agriculture-facilities'), (record) =>
    keyIn(record, 'facilityNumber'),
  );
  if (facilities.length === 0) return [];
  const area = facilities.reduce((sum, record) => sum + (numberIn(record, 'area') ?? 0), 0);
  return [{ feature: 'greenhouse-area', value: area, records: facilities }];
}
