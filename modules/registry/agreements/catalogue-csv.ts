import { isoInstant } from '../../kernel/clock.ts';
import { csvLine, MARK } from '../file/error-file.ts';
import type { CatalogueEntry } from './catalogue.ts';
import { recipientText } from './field-sharing.ts';

const HEADERS = [
  '数据集 dataset',
  '名称 title (zh)',
  '名称 title (en)',
  '单位 agency',
  '版本 version',
  '状态 state',
  '共享依据 legal basis',
  '字段 header',
  '字段名 column',
  '含义 meaning (en)',
  '类型 type',
  '类别 class',
  '谁可得到 recipients (zh)',
  '接收方 recipients',
  '更新周期 refresh',
  '承诺天数 promised days',
  '最近报送 last delivery',
  '逾期 overdue',
];

/** The catalogue as a table: one line per field, formulas disarmed. */
export function* catalogueCsv(entries: readonly CatalogueEntry[]): Generator<string> {
  yield `${MARK}${csvLine(HEADERS)}`;
  for (const entry of entries) yield linesOf(entry);
}

function linesOf({ shown, freshness }: CatalogueEntry): string {
  const { document, state } = shown;
  const { agreement } = document;
  const basis = agreement ? `${agreement.legalBasis.title.zh}${agreement.legalBasis.article ?? ''}` : '';
  const last = freshness?.lastDeliveryAt === undefined ? '' : isoInstant(freshness.lastDeliveryAt);
  return document.columns
    .map((column) =>
      csvLine([
        document.dataset,
        document.title.zh,
        document.title.en,
        document.agency.name.zh,
        String(document.version),
        state,
        basis,
        column.header,
        column.name,
        column.title.en,
        column.type,
        column.class ?? '',
        (column.recipients ?? []).map((recipient) => recipientText(recipient).who.zh).join('；'),
        (column.recipients ?? []).join(' '),
        agreement?.refresh ?? '',
        String(agreement?.freshnessDays ?? ''),
        last,
        freshness?.overdue === true ? '是 yes' : '',
      ]),
    )
    .join('');
}
