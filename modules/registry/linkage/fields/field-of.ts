import type { LinkColumn, Role } from '../link-spec.ts';
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
  return { column, at, ...STANDARDS[column.role](column) };
}

type Standard = Pick<Field, 'outputs' | 'read'>;

const ZH_NAME: Standard = { outputs: ZH_NAME_OUTPUTS, read: readZhName };
const ZH_ADDRESS: Standard = { outputs: ZH_ADDRESS_OUTPUTS, read: readZhAddress };
const LATIN_NAME: Standard = { outputs: LATIN_NAME_OUTPUTS, read: readLatinName };
const LATIN_FULL: Standard = { outputs: LATIN_FULL_OUTPUTS, read: readLatinFull };

const byLanguage =
  (zh: Standard, latin: Standard) =>
  ({ language }: LinkColumn): Standard =>
    language === 'zh' ? zh : latin;

const plain = (outputs: readonly FieldOutput[]) => (): Standard => ({ outputs });

const STANDARDS: Readonly<Record<Role, (column: LinkColumn) => Standard>> = {
  'full-name': byLanguage(ZH_NAME, LATIN_FULL),
  'given-name': byLanguage(ZH_NAME, LATIN_NAME),
  surname: byLanguage(ZH_NAME, LATIN_NAME),
  address: byLanguage(ZH_ADDRESS, { outputs: TEXT_OUTPUTS }),
  village: byLanguage(ZH_ADDRESS, { outputs: TEXT_OUTPUTS }),
  'birth-date': ({ format }) => ({ outputs: dateOutputs(format) }),
  'id-number': plain(ID_OUTPUTS),
  sex: plain(SEX_OUTPUTS),
  phone: plain(PHONE_OUTPUTS),
  postcode: plain(CODE_OUTPUTS),
  'household-number': plain(CODE_OUTPUTS),
  'organisation-code': plain(CODE_OUTPUTS),
  'organisation-name': plain(TEXT_OUTPUTS),
  category: plain(TEXT_OUTPUTS),
  'free-text': plain(TEXT_OUTPUTS),
  number: plain(NUMBER_OUTPUTS),
  latitude: plain(NUMBER_OUTPUTS),
  longitude: plain(NUMBER_OUTPUTS),
};
