import type { LinkColumn } from '../link-spec.ts';
import type { Field, FieldOutput } from '../plan.ts';
import { LATIN_FULL_OUTPUTS, LATIN_NAME_OUTPUTS, readLatinFull, readLatinName } from './latin-name.ts';
import {
  CODE_OUTPUTS,
  dateOutputs,
  ID_OUTPUTS,
  NUMBER_OUTPUTS,
  PHONE_OUTPUTS,
  SEX_OUTPUTS,
  TEXT_OUTPUTS,
} from './sql-fields.ts';
import { readZhAddress, ZH_ADDRESS_OUTPUTS } from './zh-address.ts';
import { readZhName, ZH_NAME_OUTPUTS } from './zh-name.ts';

/** How the values of a column are standardised. */
export function fieldOf(column: LinkColumn, at: number): Field {
  const { role, language } = column;
  const zh = language === 'zh';
  switch (role) {
    case 'full-name':
      return { column, at, ...(zh ? ZH_NAME : LATIN_FULL) };
    case 'given-name':
    case 'surname':
      return { column, at, ...(zh ? ZH_NAME : LATIN_NAME) };
    case 'address':
    case 'village':
      return zh
        ? { column, at, outputs: ZH_ADDRESS_OUTPUTS, read: readZhAddress }
        : { column, at, outputs: TEXT_OUTPUTS };
    case 'birth-date':
      return { column, at, outputs: dateOutputs(column.format) };
    default:
      return { column, at, outputs: plainOutputs(column) };
  }
}

const ZH_NAME = { outputs: ZH_NAME_OUTPUTS, read: readZhName };
const LATIN_NAME = { outputs: LATIN_NAME_OUTPUTS, read: readLatinName };
const LATIN_FULL = { outputs: LATIN_FULL_OUTPUTS, read: readLatinFull };

function plainOutputs({ role }: LinkColumn): readonly FieldOutput[] {
  switch (role) {
    case 'id-number':
      return ID_OUTPUTS;
    case 'sex':
      return SEX_OUTPUTS;
    case 'phone':
      return PHONE_OUTPUTS;
    case 'postcode':
    case 'household-number':
    case 'organisation-code':
      return CODE_OUTPUTS;
    case 'number':
    case 'latitude':
    case 'longitude':
      return NUMBER_OUTPUTS;
    default:
      return TEXT_OUTPUTS;
  }
}
