import { addMonths } from './calendar.ts';
import { CROPS, LIVESTOCK } from './datasets.ts';
import type { Finding } from './household-profile.ts';
import { latestBy } from './latest-by.ts';
import { numberIn, textIn, type KnownRecords, type SourceRecord } from './source-record.ts';
import { headEquivalent, usualYield } from './usual-farm.ts';

/** Entries 16-20: what is grown and kept. */
export function farmingFeatures(known: KnownRecords): Finding[] {
  return [...cropFeatures(known), ...livestockFeatures(known)];
}

interface Crop {
  record: SourceRecord;
  crop: string;
  area: number;
  output: number | null;
}

/** Crops of the last three seasons on file. */
function cropFeatures(known: KnownRecords): Finding[] {
  const { fields } = CROPS;
  const earliest = Number(addMonths(known.asOfDate, -36).slice(0, 4)) + 1;
  const crops = latestBy(
    known.of(CROPS.id),
    (record) =>
      `${String(numberIn(record, fields.year))} ${textIn(record, fields.crop) ?? ''} ${record.recordId}`,
  )
    .filter((record) => (numberIn(record, fields.year) ?? 0) >= earliest)
    .map((record): Crop => ({
      record,
      crop: textIn(record, fields.crop) ?? '',
      area: numberIn(record, fields.area) ?? 0,
      output: numberIn(record, fields.output),
    }))
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
  return [
    {
      feature: 'yield-over-county-mean',
      value: Math.floor((output * 10_000) / usual),
      records: compared.map((crop) => crop.record),
    },
  ];
}

/** The latest count of each species. */
function livestockFeatures(known: KnownRecords): Finding[] {
  const { fields } = LIVESTOCK;
  const counts = latestBy(known.of(LIVESTOCK.id), (record) => textIn(record, fields.species));
  if (counts.length === 0) return [];
  const heads = counts.map((record) => numberIn(record, fields.heads) ?? 0);
  const stock = counts.reduce(
    (sum, record, index) => sum + (heads[index] ?? 0) * headEquivalent(textIn(record, fields.species) ?? ''),
    0,
  );
  const all = heads.reduce((sum, count) => sum + count, 0);
  const findings: Finding[] = [{ feature: 'breeding-stock', value: Math.round(stock), records: counts }];
  if (all > 0) {
    const vaccinated = counts.reduce((sum, record) => sum + (numberIn(record, fields.vaccinated) ?? 0), 0);
    const share = Math.min(10_000, Math.floor((vaccinated * 10_000) / all));
    findings.push({ feature: 'vaccination-complete', value: share, reach: 10_000, records: counts });
  }
  return findings;
}
